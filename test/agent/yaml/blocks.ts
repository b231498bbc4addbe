/**
 * The blocks of the recorded comparison with the runtime's parser: the grammar crossed with itself
 * in small pieces, and what was met in the wild. Deterministic.
 */
export function blocks(): readonly string[] {
  const all = [...scalars(), ...layouts(), ...blockTexts(), ...quotes(), ...brackets(), ...PICKED];
  const crlf = all
    .filter((_, index) => index % 23 === 0)
    .map((text) => text.replace(/\n/g, "\r\n"));
  return [...new Set([...all, ...crlf])];
}

function cross(...parts: readonly (readonly string[])[]): string[] {
  return parts.reduce<string[]>(
    (texts, options) => texts.flatMap((text) => options.map((option) => text + option)),
    [""],
  );
}

/** Every scalar in every place. */
function scalars(): string[] {
  const values = [
    ..."a|a b|a b  |a#b|a #b|a:b|a: b|a:|:a|: a|-a|- a|--|-|?a|? a|?|!a|!a b|!!str 1|!!int 1".split(
      "|",
    ),
    ..."!!int x|!!null|!!bool true|! 1|!|!!str|!<x> 1|!a!b c|&a|&a b|&a &b c|& a|*a|* a|**a** b".split(
      "|",
    ),
    ..."@a|`a|%a|{a|a}|[a|a]|}|]|,|a,b|{{a}}|{a: b}|[a, b]|[a]b|(a)|<a>|=|==|~|~a|null|Null|NULL".split(
      "|",
    ),
    ..."nULL|true|True|TRUE|tRUE|false|yes|on|0|-0|+1|007|08|0x1f|0X1F|-0x1f|0o17|0o8|0b1|1.|.5".split(
      "|",
    ),
    ..."-.5|1.5|1.5.1|1e3|1E+3|1e|1e400|.inf|-.inf|+.INF|.Inf|.iNF|.nan|.NaN|-.nan|1_0|12:30".split(
      "|",
    ),
    ..."2024-01-01|12345678901234567890|0xffffffffffffffff|0x10000000000000000|.|..|...|....|'a'".split(
      "|",
    ),
    ...`"a"|'a|"a|'a'b|"a" b|'a''b'|"a\\nb"|"\\x41"|"\\q"|"a" #b|"a"#b|'a': b|"|'|""|''|é|\u00a0a`.split(
      "|",
    ),
    ..."a\u00a0b|\u200ba|\ufeffa|a\u2028b|a\u0085b|🙂|a\\nb|http://a.b/c?d#e|C:\\a|a\tb|a\t#b|\ta".split(
      "|",
    ),
    "|",
    ">",
    "|-",
    "|a",
    "| a",
    "#a",
    "# a",
    "",
    " ",
    "\t",
    "a # b # c",
    "a? b",
    "x | y > z",
  ];
  const places: readonly (readonly [string, string])[] = [
    ["a: ", ""],
    ["a: ", "\nb: 1\n"],
    ["a:\n  ", "\nb: 1"],
    ["- ", "\n- b"],
    ["a:\n- ", "\n"],
    ["a: [", "]"],
    ["a: [b, ", ", c]\nd: 1"],
    ["a: {k: ", "}"],
    ["", ": v\nb: 1"],
    ["b: 1\n", ": v"],
    ["", ""],
    ["? ", "\n: v"],
  ];
  return values.flatMap((value) => places.map(([before, after]) => before + value + after));
}

/** Three lines in all indentations. */
function layouts(): string[] {
  const first = ["a: 1", "a:", "- a", "a: x", "a: # c", '"a": [b]', "a: &x"];
  const second = ["b: 2", "b:", "- b", "y", "# c", "", "? b"].flatMap((line) => {
    return ["", " ", "  ", "\t", " \t"].map((indent) => `\n${indent}${line}`);
  });
  const third = ["\nc: 3", "\n c: 3", "\n  c: 3", "\n- c", "\n  z", "\n   - c", ""];
  return cross(first, second, third).filter((text, index) => index % 2 === 0 || text.includes("-"));
}

/** Headers and bodies of literal and folded texts. */
function blockTexts(): string[] {
  const headers = [
    "|",
    ">",
    "|-",
    ">+",
    "|2",
    ">1-",
    "| # c",
    "|#c",
    "|3",
    "|+1",
    "> x",
    "|-+",
    "|0",
  ];
  const bodies = [
    "\n  a\n  b\n",
    "\n  a\n\n\n  b\n\n",
    "\n  a\n   b\n  c",
    "\n   a\n  b",
    "\n\n  a\n b",
    "\n    \n  a",
    "\n a\n\tb",
    "\n  a\n  \tb\n  c\n",
    "\n  # a\n  - b\n  k: v\n# c",
    "\na",
    "",
    "\n",
    "\n  a\n ",
    "\n  a\n   ",
    "\n   a\n\n    b\n  c",
    "\n  \ta\n  b",
  ];
  return [
    ...cross(["a: ", "a:\n - "], headers, bodies),
    ...cross(["a: ", "- ", ""], headers.slice(0, 4), bodies, ["\nb: 1\n"]),
  ];
}

/** Quoted texts over several lines, and escapes. */
function quotes(): string[] {
  const inner = [
    "a\n  b",
    "a \n\n  b",
    "a\n  \n b",
    "a\nb",
    "a\n b",
    "\n  a\n  ",
    "a\n\tb",
    "a\n \tb",
    "a\n...\n",
    "a\\\n  b",
    "a\\\n\n  b",
    "a\\",
    " a ",
    "a: b # c",
    "a\n# b",
  ];
  const wrapped = inner.flatMap((text) => [`"${text}"`, `'${text}'`]);
  const escapes = [..."0abtnvfreNLP_/ \"'\\q1xuU"].map((letter) => `"a\\${letter}"`);
  const more = ['"\\x4"', '"\\x4g"', '"\\u00e9"', '"\\U0001f600"', '"\\ud83d\\ude00"', '"\\ud83d"'];
  const places = cross(["a: ", "a: [", "- ", ""], [...wrapped]);
  const closed = places.map((text) => (text.startsWith("a: [") ? `${text}]` : `${text}\n`));
  return [
    ...closed,
    ...cross(["a: "], [...escapes, ...more]),
    ...cross(["a: "], wrapped, ["\nb: 1"]),
  ];
}

/** Flow collections, mostly over several lines. */
function brackets(): string[] {
  const gaps = ["", "\n", "\n ", "\n  ", " # c\n "];
  const items = [
    "b",
    '"b"',
    "b: c",
    "[b]",
    "{b: c}",
    "? b",
    ": b",
    "b:",
    "&x b",
    "!t b",
    "b c",
    "- b",
  ];
  return [
    ...cross(["a: ["], gaps, items, gaps, ["]", ",]"]),
    ...cross(["a: {"], gaps.slice(0, 3), items, gaps.slice(0, 3), ["}", ", d}", ",, d}"]),
    ...cross(["a:\n  b: [x,"], gaps, ["y"], gaps, ["]\nc: 1", "]\n  c: 1"]),
  ];
}

/** By hand. */
const PICKED: readonly string[] = [
  "name: a\ndescription: Use this agent when: the user asks\ntools: Read\n",
  "name: a\ndescription: first\nsecond line\nmodel: haiku\n",
  "name: a\ndescription: first\n  second line\n\n  third\nmodel: haiku\n",
  "name: a\ndescription: first\n- one\n- two\nmodel: haiku\n",
  "name: a\ndescription: first\n- when: asked: always\nmodel: haiku\n",
  "name: a\ndescription: |\n  Use it.\n\n  <example>\n  user: hi\n  </example>\ntools: Read, Grep\n",
  "name: a\ndescription: >-\n  Use it\n  now.\ntools:\n  - Read\n  - Grep\n",
  'name: a\ndescription: Use it. <example>Context: x. user: "hi"</example>\n',
  "name: a\ndescription: 'it''s'\nmodel: sonnet # cheap\n",
  'name: a\ndescription: "one\n  two"\n',
  "name: a\ndescription: issue #12 and # more\n",
  "name: {{name}}\n",
  '{\n  "name": "a",\n  "tools": ["Read"]\n}\n',
  "hooks:\n  PreToolUse:\n    - matcher: Bash\n      hooks:\n        - type: command\n          command: ./x.sh\n",
  'hooks:\n  PreToolUse:\n    - matcher: Bash\n      hooks:\n        - type: command\n          command: echo "a: b"\n',
  'hooks: {\n  "PreToolUse": [\n    {"matcher": "Bash"}\n  ]\n}\n',
  'mcpServers:\n  - slack\n  - local:\n      type: stdio\n      args: ["-y", "x"]\n',
  "a: 1\na: 2\n",
  'a: 1\n"a": 2\nb: 3\na: 4\n',
  '1: a\n"1": b\n',
  "true: a\nnull: b\n~: c\n1.0: d\n0x10: e\n",
  "a: &x {p: 1}\nb:\n  <<: *x\n  q: 2\n",
  "a: &x {p: 1, q: 1}\nb: &y {q: 2}\nc:\n  <<: [*x, *y]\n  p: 3\n",
  "<<: {a: 1}\na: 2\n",
  "a: 2\n<<: {a: 1}\n",
  "<<: 1\n",
  "<<:\n",
  "<<: [1, {a: 1}]\n",
  '"<<": {a: 1}\n',
  "a: {<<: {b: 1}, c: 2}\n",
  "a: &x [1]\nb: *x\nc: [*x, *x]\n",
  "a: &x 1\nb: &x 2\nc: *x\n",
  "a: *x\nb: &x 1\n",
  "&x a: 1\nb: *x\n",
  "&x\na: 1\nb: 2\n",
  "&m\n&k a: 1\nb: *k\n",
  "a: &x\nb: *x\n",
  "a: !!str\nb: 1\n",
  "a: !!str &x 1\nb: &y !!int 2\nc: [*x, *y]\n",
  "- &x a\n- *x\n- - *x\n",
  "a: [&x b, *x]\n",
  "a: &a *b\n",
  "*a : b\n",
  "a: x\n\u00a0\u00a0b: y\n",
  "\ufeffa: 1\n",
  "\ufeff- a\n",
  "a: 1\n\ufeffb: 2\n",
  "a: 1\rb: 2\r",
  'a: "x\r\n  y"\r\nb: 1\r\n',
  "a: 'x\r\n\r\n  y'\r\n",
  "a: x\r\n  y\r\n\r\n  z\r\n",
  "a: |\r\n  x\r\n  y\r\n",
  "a: 1\n...\n",
  "a: 1\n...\nb: 2\n",
  "a: 1\n... # c\n",
  "a: 1\n... x\n",
  "...\n",
  "...\na: 1\n",
  "a: 1\n...\n...\nb\n",
  "%YAML 1.2\na: 1\n",
  "# only\n",
  "\n\n",
  "a: 1 # c\n# d\nb: 2\n",
  "a:\n  # c\n  b: 1\n# d\n  c: 2\n",
  "a:\n\t# c\n  b: 1\n",
  "a: 1\n\t\nb: 2\n",
  'a: 1\nb: "x"\n\t\nc: 2\n',
  "a: 1\nb: x\n\t\nc: 2\n",
  "-\ta\n",
  "-\ta: b\n",
  "- \ta\n",
  "-\t- a\n",
  "a:\tb\n",
  "a:\t- b\n",
  "? a\n: b\n? c\n",
  "? - a\n: - b\n",
  "? a: b\n",
  "? |\n  a\n: b\n",
  "[a]: b\n",
  "{a: b}: c\n",
  "[a, [b, null], {c: d}]: e\n",
  "[a\n]: b\n",
  '"a\n  b": c\n',
  "a\n  b: c\n",
  "a:\n- b\n-\n- c: 1\n  d: 2\n-   e: 3\n    f: 4\n",
  "- - a\n  - b\n- - c\n",
  "a:\n    b: 1\n  c: 2\n",
  "  a: 1\n  b: 2\n",
  "  a: 1\nb: 2\n",
  "a : b\n",
  "a: b\u0000c\n",
  "__proto__: {a: 1}\nconstructor: 2\n",
  "a: " + "x".repeat(1100) + ": y\n",
  "x".repeat(1100) + ": y\n",
];
