import fc from "fast-check";

/* Values as YAML allows them and as people get them wrong, for the random files. */

const { constantFrom: one, oneof, tuple, array } = fc;

/** A number, a boolean, a date and everything else that looks like a text and is none, or the other way. */
const typed = one(
  ..."0|1|5|-1|+3|123|0123|0o17|0x1F|0xfg|1e3|1E-2|1.|.5|1.5|-.5|1_000|1,000|200,000|.inf|-.INF|.nan|.NaN|0b11|1:30|190:20:30".split(
    "|",
  ),
  ..."true|True|TRUE|tRUE|false|False|yes|no|on|off|y|n|null|Null|NULL|nULL|~|2026-01-01|2026-01-01T00:00:00Z|1.2.3|=|<<|@x|`x`|%x".split(
    "|",
  ),
);

const words = one(
  ..."use|when|a b|it's|x:y|http://a.b/c|a,b|[x|x]|{y|y}|a#b|c&d|e*f|é|日本|😀|\\n|\\\\|\"q\"|'r'|a  b|(p)|$v|~|-|--|q?|!w|50%|a|b=c|@m|\u00a0|\u3000|\u2028|\u0085|\u200b|\ufeff|\u0001|\u007f|\t".split(
    "|",
  ),
);
const phrase = array(words, { minLength: 1, maxLength: 4 }).map((all) => all.join(" "));

const starts = one(
  ..."- |? |: |# |& |* |! |!!str |!x |&a |*a |% |@ |` |, |[ |] |{ |} || |> |\" |' |-|?|:|#|, x".split(
    "|",
  ),
);
const ends = one(...":| :| # c|#c| #| ,| ]| }| |\t| |\u00a0|\"|'|: |:x| : y| - z".split("|"), "");

const plain = oneof(
  { weight: 5, arbitrary: phrase },
  { weight: 1, arbitrary: tuple(starts, phrase).map(([start, text]) => start + text) },
  { weight: 2, arbitrary: tuple(phrase, ends).map(([text, end]) => text + end) },
  {
    weight: 1,
    arbitrary: tuple(phrase, one(": ", " #", " - ", ", ", "\t"), phrase).map(
      ([a, by, b]) => a + by + b,
    ),
  },
);

const escapes = one(
  ..."\\n|\\t|\\\\|\\\"|\\/|\\0|\\a|\\b|\\e|\\f|\\v|\\r|\\ |\\_|\\N|\\L|\\P|\\x41|\\xZZ|\\u0041|\\u00|\\uD800|\\uD83D\\uDE00|\\U0001F600|\\U00110000|\\q|\\'|\\%|\\.".split(
    "|",
  ),
);
const double = array(oneof(words, escapes), { maxLength: 4 }).map(
  (parts) => `"${parts.join(" ").replaceAll('"q"', "q")}"`,
);
const single = array(oneof(words, one("''", "\\", '"', "'")), { maxLength: 4 }).map(
  (parts) => `'${parts.join(" ")}'`,
);

const indent = one("  ", " ", "    ", "\t", "", "  \t", "\u00a0 ");
const gap = one("\n", "\n\n", "\n  \n", "\n\t\n", "\n# c\n", "\n  # c\n");
const lines = array(tuple(gap, indent, oneof(phrase, plain)), { minLength: 1, maxLength: 3 }).map(
  (all) => all.map((parts) => parts.join("")).join(""),
);
const multiLine = oneof(
  tuple(plain, lines).map(([first, rest]) => first + rest),
  tuple(double, lines).map(([first, rest]) => `${first.slice(0, -1)}${rest}"`),
  tuple(single, lines).map(([first, rest]) => `${first.slice(0, -1)}${rest}'`),
  lines,
);

const header = tuple(
  one("|", ">"),
  one("", "", "", "-", "+", "2", "1", "4", "9", "0", "2-", "-2", "+1", "1+", "--", "x"),
  one("", "", "", " # c", "#c", " ", "\t", " x"),
).map((parts) => parts.join(""));
const block = tuple(
  header,
  array(
    tuple(
      one("  ", "  ", "  ", " ", "    ", "", "\t", "  \t"),
      oneof(phrase, one("", "", "# x", "- a", "k: v", "--", "...")),
    ),
    {
      maxLength: 5,
    },
  ),
  one("", "", "\n", "\n\n", "\n  "),
).map(([head, body, end]) => `${head}\n${body.map((parts) => parts.join("")).join("\n")}${end}`);

/** A value on one line, without what surrounds it. */
export const scalar: fc.Arbitrary<string> = oneof(
  { weight: 2, arbitrary: typed },
  { weight: 2, arbitrary: plain },
  { weight: 1, arbitrary: double },
  { weight: 1, arbitrary: single },
);

const { flow } = fc.letrec<{ flow: string; item: string }>((tie) => ({
  item: oneof(
    { maxDepth: 2, depthIdentifier: "flow" },
    oneof(
      typed,
      phrase,
      double,
      single,
      one("", "&a x", "*a", "!!str 1", "# c\n", "- x", "? k", "a: b", '"k":v', "k:v"),
    ),
    tie("flow"),
  ),
  flow: oneof(
    tuple(
      array(tie("item"), { maxLength: 3 }),
      one(", ", ",", ",\n  ", " , ", ",\n", "\n", ",,"),
      one("]", "]", "]", "", ",]", "\n]", " ] x", "]#c", "] # c"),
    ).map(([items, by, end]) => `[${items.join(by)}${end}`),
    tuple(
      array(
        tuple(
          oneof(phrase, typed, double, one("", "? a", "<<")),
          one(": ", ":", " : ", ":\n  ", " "),
          tie("item"),
        ),
        { maxLength: 3 },
      ),
      one(", ", ",", ",\n  "),
      one("}", "}", "}", "", ",}", "\n}", "} x"),
    ).map(([entries, by, end]) => `{${entries.map((parts) => parts.join("")).join(by)}${end}`),
  ),
}));

const { nested } = fc.letrec<{ nested: string }>((tie) => ({
  nested: oneof(
    { maxDepth: 2, depthIdentifier: "nested" },
    oneof(scalar, flow, one("", "&a x", "*a", "&a", "!!map", "|", ">-")),
    tuple(
      array(tie("nested"), { minLength: 1, maxLength: 3 }),
      one("  ", "", " ", "    ", "\t"),
      one("- ", "-  ", "-", "-\t"),
    ).map(([items, by, dash]) =>
      items.map((item) => `\n${by}${dash}${item.replaceAll("\n", `\n${by}`)}`).join(""),
    ),
    tuple(
      array(
        tuple(
          oneof(one("a", "b", "c d", '"e"', "'f'", "1", "<<", "? g", "[h]", "~", "é", "a"), phrase),
          tie("nested"),
        ),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
      one("  ", " ", "    ", "\t"),
      one(": ", ":", ":  ", ":\t", " : "),
    ).map(([entries, by, colon]) =>
      entries
        .map(([key, value]) => `\n${by}${key}${colon}${value.replaceAll("\n", `\n${by}`)}`)
        .join(""),
    ),
  ),
}));

const properties = oneof(
  tuple(
    one("&a ", "!!str ", "!!int ", "!x ", "&a !!str ", "! ", "&a\n  ", "!!str\n  "),
    scalar,
  ).map(([mark, text]) => mark + text),
  one("*a", "&a", "!!str", "!", "&", "*"),
);

/** Everything that may stand behind a key and its colon; may hold line breaks. */
export const value: fc.Arbitrary<string> = oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 2, arbitrary: multiLine },
  { weight: 2, arbitrary: block },
  { weight: 2, arbitrary: flow },
  { weight: 2, arbitrary: nested },
  { weight: 1, arbitrary: properties },
);
