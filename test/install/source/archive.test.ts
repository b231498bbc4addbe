import { deflateRawSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { readArchive } from "../../../src/install/source/archive/archive.ts";
import { printable } from "../../../src/text/printable.ts";
import { pax, tar, tgz } from "../../support/tar.ts";
import type { Packed } from "../../support/tar.ts";

const good: Packed = { name: "agents/ok.md", content: "fine" };

/** An archive with a plain entry before and behind the given ones. */
const among = (...entries: readonly Packed[]) =>
  tgz([{ name: "agents/a.md" }, ...entries, { name: "agents/z.md" }]);

const named = (name: string | Uint8Array) => among({ name, content: "x" });

/** GNU's long name for the next entry. */
const long = (name: string, end = "\0"): Packed => ({
  name: "././@LongLink",
  type: "L",
  content: name + end,
});

const header = (type: "x" | "g", ...records: readonly string[]): Packed => ({
  name: "PaxHeader",
  type,
  content: records.join(""),
});

const bytes = (...parts: readonly (string | Uint8Array)[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string, "latin1")));

const packed = tgz([good]);
const plain = tar([good]);
const patched = (at: number, value: string) => among({ ...good, patch: { [at]: value } });

const hostile: Readonly<Record<string, Uint8Array>> = {
  // Headers that mean nothing, or that readers take in different ways.
  "a long name without an entry": tgz([good, long("agents/z.md")]),
  "a pax header without an entry": tgz([good, header("x", pax("path", "agents/z.md"))]),
  "a pax header that names nothing, without an entry": tgz([good, header("x", pax("mtime", "1"))]),
  "reserved flags of gzip": bytes(packed.subarray(0, 3), "\xe0", packed.subarray(4)),
  // Places outside.
  "parent folder": named("../x.md"),
  "parent folder inside": named("agents/../../x.md"),
  "parent folder at the end": named("agents/.."),
  "parent folder alone": named(".."),
  absolute: named("/etc/x.md"),
  "absolute twice": named("//host/x.md"),
  drive: named("C:/x.md"),
  "drive without slash": named("C:x.md"),
  backslash: named("agents\\..\\..\\x.md"),
  "backslash first": named("\\x.md"),
  stream: named("agents/x.md:hidden"),
  "empty part": named("agents//x.md"),
  "dot part": named("agents/./x.md"),
  "dots before": named("././x.md"),
  "no name": named(""),
  "only a dot": named("."),
  wildcard: named("agents/*.md"),
  // Names that some system takes for another.
  device: named("agents/con.md"),
  "device with more": named("agents/AUX.tar.gz"),
  "device folder": named("nul/x.md"),
  "device with a blank": named("agents/con .md"),
  "superscript device": named("agents/com\u00b9.md"),
  "trailing dot": named("agents/x.md."),
  "trailing blank": named("agents/x.md "),
  "trailing dot in a folder": named("agents./x.md"),
  "leading blank": named("agents/ x.md"),
  "line break": named("agents/a\nb.md"),
  escape: named("agents/\u001b[2Ja.md"),
  delete: named("agents/\u007f.md"),
  C1: named("agents/\u009b.md"),
  bidi: named("agents/\u202egpj.md"),
  isolate: named("agents/\u2066a.md"),
  "zero width": named("agents/a\u200b.md"),
  "soft hyphen": named("agents/a\u00ad.md"),
  tag: named("agents/a\u{e0041}.md"),
  "byte-order mark": named("\ufeffagents/a.md"),
  filler: named("agents/\u3164.md"),
  "no-break space": named("agents/a\u00a0b.md"),
  "line separator": named("agents/a\u2028b.md"),
  "private use": named("agents/\ue000.md"),
  "not UTF-8": named(bytes("agents/\xff.md")),
  "overlong UTF-8": named(bytes("agents/\xc0\xae\xc0\xae/x.md")),
  "NUL inside": named("agents/x.md\0.txt"),
  "very long": among(long(`agents/${"x".repeat(1_100)}.md`), good),
  // Two entries in one place.
  duplicate: among(good, good),
  "dot twin": among(good, { ...good, name: "./agents/ok.md" }),
  "case twin": among(good, { ...good, name: "agents/OK.md" }),
  "case twin folder": among(good, { ...good, name: "Agents/b.md" }),
  "sharp s": among({ name: "agents/ß.md" }, { name: "agents/SS.md" }),
  "Kelvin sign": among({ name: "agents/k.md" }, { name: "agents/\u212a.md" }),
  "long s": among({ name: "agents/s.md" }, { name: "agents/\u017f.md" }),
  ligature: among({ name: "agents/fi.md" }, { name: "agents/\ufb01.md" }),
  decomposed: among({ name: "agents/\u00e9.md" }, { name: "agents/e\u0301.md" }),
  "file as folder": among(good, { name: "agents/ok.md/x.md" }),
  "folder as file": among({ name: "agents/ok.md", type: "5" }, good),
  // What is no file.
  symlink: among({ name: "agents/l.md", type: "2", link: "/etc/hostname" }),
  "symlink inside": among({ name: "agents/l.md", type: "2", link: "a.md" }),
  "hard link": among({ name: "agents/l.md", type: "1", link: "agents/a.md" }),
  "character device": among({ name: "agents/l.md", type: "3" }),
  "block device": among({ name: "agents/l.md", type: "4" }),
  pipe: among({ name: "agents/l.md", type: "6" }),
  contiguous: among({ name: "agents/l.md", type: "7" }),
  sparse: among({ name: "agents/l.md", type: "S" }),
  multivolume: among({ name: "agents/l.md", type: "M" }),
  label: among({ name: "label", type: "V" }),
  "dump folder": among({ name: "agents/", type: "D" }),
  "old pax": among({ name: "x", type: "X", content: pax("path", "y") }, good),
  "unknown type": among({ name: "agents/l.md", type: "Z" }),
  "file with a slash": named("agents/x/"),
  "folder with content": among({ name: "agents/", type: "5", content: "x" }),
  // Headers that change what follows.
  "pax leaves": among(header("x", pax("path", "../x.md")), good),
  "pax absolute": among(header("x", pax("path", "/x.md")), good),
  "pax NUL": among(header("x", pax("path", "agents/x.md\0y")), good),
  "pax empty": among(header("x", pax("path", "")), good),
  "pax link": among(header("x", pax("linkpath", "/etc/passwd")), good),
  "pax size": among(header("x", pax("size", "1")), good),
  "pax holes": among(header("x", pax("GNU.sparse.name", "x"), pax("GNU.sparse.major", "1")), good),
  "pax charset": among(header("x", pax("hdrcharset", "BINARY")), good),
  "pax attribute": among(header("x", pax("SCHILY.xattr.security.capability", "x")), good),
  "pax unknown": among(header("x", pax("whatever", "x")), good),
  "pax twice": among(header("x", pax("path", "a.md"), pax("path", "b.md")), good),
  "pax two headers": among(
    header("x", pax("path", "b.md")),
    header("x", pax("path", "c.md")),
    good,
  ),
  "pax global name": among(header("g", pax("path", "b.md")), good),
  "pax global size": among(header("g", pax("size", "1")), good),
  "pax length": among(header("x", "99 path=x\n"), good),
  "pax length zero": among(header("x", "0 path=x\n"), good),
  "pax no end": among(header("x", "9 path=xx"), good),
  "pax no equals": among(header("x", "7 path\n"), good),
  "pax not UTF-8": among({ name: "P", type: "x", content: bytes("13 path=x\xffxx\n") }, good),
  "pax too long": among(header("x", pax("comment", "x".repeat(70_000))), good),
  "pax and long name": among(header("x", pax("path", "b.md")), long("c.md"), good),
  "long name leaves": among(long("../x.md"), good),
  "long name twice": among(long("b.md"), long("c.md"), good),
  "long name without end": among(long("b.md", ""), good),
  "long name with more": among(long("b.md\0../x.md"), good),
  "long link": among({ ...long("/etc/passwd"), type: "K" }, good),
  "prefix leaves": patched(345, ".."),
  "prefix absolute": patched(345, "/etc"),
  "text behind a name": patched(60, "x"),
  // Damage.
  "no checksum": among({ ...good, checksum: "        " }),
  "wrong checksum": among({ ...good, checksum: "000001\0 " }),
  "binary size": patched(124, "\x80\0\0\0\0\0\0\0\0\0\0\x04"),
  "negative size": patched(124, "-0000000004\0"),
  "size without digits": patched(124, "\0".repeat(12)),
  "huge size": patched(124, "77777777777\0"),
  "no end": gzipSync(tar([good], new Uint8Array(0))),
  "half an end": gzipSync(tar([good], new Uint8Array(512))),
  "more behind the end": gzipSync(Buffer.concat([plain, plain])),
  "text behind the end": gzipSync(Buffer.concat([plain, Buffer.from("x")])),
  "cut in a header": gzipSync(plain.subarray(0, 300)),
  "cut in content": gzipSync(plain.subarray(0, 700)),
  "empty tar": gzipSync(new Uint8Array(0)),
  "not a tar": gzipSync(Buffer.from("x".repeat(2_000))),
  empty: new Uint8Array(0),
  "not gzip": Buffer.from("---\nname: x\n---\n"),
  zip: Buffer.from("PK\u0003\u0004xxxxxxxxxxxxxxxxxxxxxx"),
  "cut gzip": packed.subarray(0, packed.length - 20),
  "cut trailer": packed.subarray(0, packed.length - 1),
  "cut gzip header": packed.subarray(0, 9),
  "endless gzip name": bytes("\x1f\x8b\x08\x08\0\0\0\0\0\0", "x".repeat(30)),
  "extra field too long": bytes("\x1f\x8b\x08\x04\0\0\0\0\0\0\xff\xff", packed.subarray(10)),
  "two members": bytes(packed, packed),
  "empty member behind": bytes(packed, gzipSync("")),
  "garbage behind": bytes(packed, "x"),
  "zeros behind": bytes(packed, "\0\0\0\0"),
  "wrong CRC": bytes(packed.subarray(0, -8), "\0\0\0\0", packed.subarray(-4)),
  "wrong length": bytes(packed.subarray(0, -4), "\0\0\0\0"),
  "damaged data": bytes(packed.subarray(0, 10), "\xff\xff\xff", packed.subarray(13)),
  "no trailer": bytes(packed.subarray(0, 10), deflateRawSync(plain)),
  // Too much.
  bomb: gzipSync(Buffer.alloc(30 * 1_048_576)),
  ratio: tgz([{ name: "x.txt", content: new Uint8Array(20 * 1_048_576) }]),
  "large Markdown": tgz([{ name: "agents/x.md", content: Buffer.alloc(1_048_577, "abcdefg\n") }]),
  "many entries": tgz(Array.from({ length: 5_001 }, (_, at) => ({ name: `agents/f${at}.md` }))),
  "many folders": tgz(Array.from({ length: 5_001 }, (_, at) => ({ name: `d${at}/`, type: "5" }))),
  "too large": new Uint8Array(10 * 1_048_576 + 1),
};

test.for(Object.entries(hostile))("refuses whole: %s", ([, archive]) => {
  expect(readArchive(archive).problem).toMatch(/^[a-z]/);
});

test("says why", () => {
  const reasons = Object.entries(hostile).map(([what, archive]) => {
    return `${what}: ${printable(readArchive(archive).problem?.slice(0, 90) ?? "")}`;
  });
  expect(reasons.join("\n")).toMatchInlineSnapshot(`
    "a long name without an entry: is cut off
    a pax header without an entry: is cut off
    a pax header that names nothing, without an entry: is cut off
    reserved flags of gzip: has a header that cannot be read
    parent folder: holds an entry that leaves the archive's root: ../x.md
    parent folder inside: holds an entry that leaves the archive's root: agents/../../x.md
    parent folder at the end: holds an entry that leaves the archive's root: agents/..
    parent folder alone: holds an entry that leaves the archive's root: ..
    absolute: holds an entry that has an absolute path: /etc/x.md
    absolute twice: holds an entry that has an absolute path: //host/x.md
    drive: holds an entry that has an absolute path: C:/x.md
    drive without slash: holds an entry that has an absolute path: C:x.md
    backslash: holds an entry that has a name that is no name on every system: agents\\..\\..\\x.md
    backslash first: holds an entry that has an absolute path: \\x.md
    stream: holds an entry that has a name that is no name on every system: agents/x.md:hidden
    empty part: holds an entry that has an empty part in its path: agents//x.md
    dot part: holds an entry that has an empty part in its path: agents/./x.md
    dots before: holds an entry that has an empty part in its path: ././x.md
    no name: holds an entry that has no name: 
    only a dot: holds an entry that has an empty part in its path: .
    wildcard: holds an entry that has a name that is no name on every system: agents/*.md
    device: holds an entry that has the name of a device: agents/con.md
    device with more: holds an entry that has the name of a device: agents/AUX.tar.gz
    device folder: holds an entry that has the name of a device: nul/x.md
    device with a blank: holds an entry that has the name of a device: agents/con .md
    superscript device: holds an entry that has the name of a device: agents/com¹.md
    trailing dot: holds an entry that has a name that ends in a dot or a blank: agents/x.md.
    trailing blank: holds an entry that has a name that ends in a dot or a blank: agents/x.md 
    trailing dot in a folder: holds an entry that has a name that ends in a dot or a blank: agents./x.md
    leading blank: holds an entry that has a name that starts with a blank: agents/ x.md
    line break: holds an entry that has a name with invisible characters: agents/a b.md
    escape: holds an entry that has a name with invisible characters: agents/\\u{1b}[2Ja.md
    delete: holds an entry that has a name with invisible characters: agents/\\u{7f}.md
    C1: holds an entry that has a name with invisible characters: agents/\\u{9b}.md
    bidi: holds an entry that has a name with invisible characters: agents/\\u{202e}gpj.md
    isolate: holds an entry that has a name with invisible characters: agents/\\u{2066}a.md
    zero width: holds an entry that has a name with invisible characters: agents/a\\u{200b}.md
    soft hyphen: holds an entry that has a name with invisible characters: agents/a\\u{ad}.md
    tag: holds an entry that has a name with invisible characters: agents/a\\u{e0041}.md
    byte-order mark: holds an entry that has a name with invisible characters: \\u{feff}agents/a.md
    filler: holds an entry that has a name with invisible characters: agents/ㅤ.md
    no-break space: holds an entry that has a name with invisible characters: agents/a b.md
    line separator: holds an entry that has a name with invisible characters: agents/a\\u{2028}b.md
    private use: holds an entry that has a name with invisible characters: agents/.md
    not UTF-8: has a name that is not UTF-8
    overlong UTF-8: has a name that is not UTF-8
    NUL inside: has text behind the end of a name
    very long: holds an entry that has a name that is too long: agents/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
    duplicate: holds an entry twice: agents/ok.md
    dot twin: holds an entry twice: agents/ok.md
    case twin: holds two entries in one place: agents/ok.md and agents/OK.md
    case twin folder: holds two entries in one place: agents and Agents
    sharp s: holds two entries in one place: agents/ß.md and agents/SS.md
    Kelvin sign: holds two entries in one place: agents/k.md and agents/K.md
    long s: holds two entries in one place: agents/s.md and agents/ſ.md
    ligature: holds two entries in one place: agents/fi.md and agents/ﬁ.md
    decomposed: holds two entries in one place: agents/é.md and agents/é.md
    file as folder: holds two entries in one place: agents/ok.md and agents/ok.md
    folder as file: holds two entries in one place: agents/ok.md and agents/ok.md
    symlink: holds an entry that is a symbolic link: agents/l.md
    symlink inside: holds an entry that is a symbolic link: agents/l.md
    hard link: holds an entry that is a hard link: agents/l.md
    character device: holds an entry that is a device: agents/l.md
    block device: holds an entry that is a device: agents/l.md
    pipe: holds an entry that is a pipe: agents/l.md
    contiguous: holds an entry that is of an unknown type: agents/l.md
    sparse: holds an entry that is a file with holes: agents/l.md
    multivolume: holds an entry that is a part of a file: agents/l.md
    label: holds an entry that is a volume label: label
    dump folder: holds an entry that is of an unknown type: agents/
    old pax: holds an entry that is of an unknown type: x
    unknown type: holds an entry that is of an unknown type: agents/l.md
    file with a slash: holds a file that is called like a folder: agents/x/
    folder with content: holds a folder with content: agents/
    pax leaves: holds an entry that leaves the archive's root: ../x.md
    pax absolute: holds an entry that has an absolute path: /x.md
    pax NUL: holds an entry that has a name with invisible characters: agents/x.md\\u{0}y
    pax empty: holds an entry that has no name: 
    pax link: has a header with linkpath
    pax size: has a header with size
    pax holes: has a header with GNU.sparse.name
    pax charset: has a header with hdrcharset
    pax attribute: has a header with SCHILY.xattr.security.capability
    pax unknown: has a header with whatever
    pax twice: names one entry twice
    pax two headers: names one entry twice
    pax global name: gives one name to all entries
    pax global size: has a header with size
    pax length: has a header that cannot be read
    pax length zero: has a header that cannot be read
    pax no end: has a header that cannot be read
    pax no equals: has a header that cannot be read
    pax not UTF-8: has a header that cannot be read
    pax too long: has a header that is too long
    pax and long name: names one entry twice
    long name leaves: holds an entry that leaves the archive's root: ../x.md
    long name twice: names one entry twice
    long name without end: has a long name that does not end
    long name with more: has a long name that does not end
    long link: holds an entry that is a link with a long name: ././@LongLink
    prefix leaves: holds an entry that leaves the archive's root: ../agents/ok.md
    prefix absolute: holds an entry that has an absolute path: /etc/agents/ok.md
    text behind a name: has text behind the end of a name
    no checksum: is damaged: a header's checksum does not fit
    wrong checksum: is damaged: a header's checksum does not fit
    binary size: has an entry without a proper size
    negative size: has an entry without a proper size
    size without digits: has an entry without a proper size
    huge size: is cut off
    no end: is cut off
    half an end: is cut off
    more behind the end: has something behind its end
    text behind the end: has something behind its end
    cut in a header: is cut off
    cut in content: is cut off
    empty tar: is cut off
    not a tar: is damaged: a header's checksum does not fit
    empty: is not packed with gzip
    not gzip: is not packed with gzip
    zip: is not packed with gzip
    cut gzip: is cut off
    cut trailer: is cut off
    cut gzip header: is cut off
    endless gzip name: is cut off
    extra field too long: is cut off
    two members: has something behind its end
    empty member behind: has something behind its end
    garbage behind: has something behind its end
    zeros behind: has something behind its end
    wrong CRC: is damaged: its checksum does not fit
    wrong length: is damaged: its checksum does not fit
    damaged data: is damaged
    no trailer: is cut off
    bomb: unpacks to more than 3060400 bytes
    ratio: unpacks to more than 2046000 bytes
    large Markdown: unpacks to more than 1048576 bytes
    many entries: has more than 5000 entries
    many folders: has more than 5000 entries
    too large: is larger than 10485760 bytes"
  `);
});

const paths = (archive: Uint8Array) => readArchive(archive).files?.map(({ path }) => path);

test("reads what npm, git, GNU tar and bsdtar write", () => {
  const name = `package/${"deep/".repeat(30)}x.md`;
  expect(paths(tgz([good]))).toEqual(["agents/ok.md"]);
  expect(paths(tgz([header("x", pax("path", name), pax("mtime", "1.5")), good]))).toEqual([name]);
  expect(paths(tgz([long(name), good, { name: "b.md" }]))).toEqual([name, "b.md"]);
  expect(paths(tgz([header("g", pax("comment", "0".repeat(40))), good]))).toEqual(["agents/ok.md"]);
  expect(paths(tgz([{ ...good, patch: { 345: "package" } }]))).toEqual(["package/agents/ok.md"]);
  expect(
    paths(
      tgz([
        { name: "./", type: "5" },
        { name: "./agents/", type: "5" },
        { ...good, name: "./agents/ok.md" },
      ]),
    ),
  ).toEqual(["agents/ok.md"]);
  expect(paths(tgz([{ name: "agents/né à.md" }]))).toEqual(["agents/né à.md"]);
  // GNU's form has times where POSIX's has the prefix.
  expect(paths(tgz([{ ...good, patch: { 257: "ustar  \0", 345: "14000000000\0" } }]))).toEqual([
    "agents/ok.md",
  ]);
  expect(paths(gzipSync(tar([good], new Uint8Array(10_240))))).toEqual(["agents/ok.md"]);
});

test("permissions of the archive mean nothing", () => {
  const { files } = readArchive(tgz([{ ...good, mode: 0o4777 }]));
  expect(files).toEqual([{ path: "agents/ok.md", bytes: Buffer.from("fine") }]);
});

test("the name and comment of a gzip header are passed over", () => {
  const body = packed.subarray(10);
  const named = bytes("\x1f\x8b\x08\x18\0\0\0\0\0\x03", "x.tar\0", "a comment\0", body);
  const extra = bytes("\x1f\x8b\x08\x06\0\0\0\0\0\x03", "\x04\0abcd", "\0\0", body);
  expect(paths(named)).toEqual(["agents/ok.md"]);
  expect(paths(extra)).toEqual(["agents/ok.md"]);
});

test("a damaged archive is a value whatever is wrong with it", () => {
  const source = tgz([header("x", pax("path", "agents/x.md")), good, long("b.md"), good]);
  const whole = tar([header("x", pax("path", "agents/x.md")), good, long("b.md"), good]);
  for (let at = 0; at < whole.length; at += 3) {
    const changed = Uint8Array.from(whole);
    changed[at] = changed[at]! ^ 0x41;
    readArchive(gzipSync(changed, { level: 1 }));
  }
  for (let at = 0; at < source.length; at++) {
    const changed = Uint8Array.from(source);
    changed[at] = changed[at]! ^ 0x41;
    readArchive(changed);
    expect(readArchive(source.subarray(0, at)).problem).toBeDefined();
  }
});
