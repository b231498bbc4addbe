import * as z from "zod/mini";
import { isFileSafeName } from "../place/agent-name.ts";
import { isDocumentPath } from "../place/document-path.ts";
import { parseSpec } from "../source/spec/parse-spec.ts";
import { isInnerPath, isLocalPath } from "../place/inner-path.ts";

/* The lock file as a schema. Keys that are not known are kept, so that an older version loses
 * nothing. */

let built: ReturnType<typeof build> | undefined;

/** Built when it is first asked for, since most projects have no lock file yet. */
export function lockSchema(): ReturnType<typeof build> {
  return (built ??= build());
}

export type Lock = z.infer<ReturnType<typeof build>>;
export type LockEntry = Lock["agents"][string];
export type Grant = NonNullable<LockEntry["grants"]>[number];

function build() {
  const text = z.string().check(z.minLength(1), z.maxLength(2_048));
  const described = (description: string) => text.check(z.meta({ description }));
  const hash = z
    .string()
    .check(
      z.regex(/^sha256-[0-9a-f]{64}$/),
      z.meta({ description: "SHA-256 of the text with line feeds alone, in hex." }),
    );
  const innerPath = z
    .string()
    .check(
      z.refine(isInnerPath),
      z.meta({ description: "Relative, with forward slashes, without `..`." }),
    );
  const name = z.string().check(z.refine(isFileSafeName));

  const localPath = (description: string) => described(description).check(z.refine(isLocalPath));

  const resolved = z.discriminatedUnion("type", [
    z
      .looseObject({
        type: z.literal("catalog"),
        package: text,
        version: text,
        path: innerPath,
      })
      .check(z.refine((found) => isRequest(`npm:${found.package}@${found.version}`))),
    z.looseObject({
      type: z.literal("path"),
      path: localPath("Relative to the project; may lead out of it."),
      entry: z.optional(innerPath.check(z.meta({ description: "The place in an archive." }))),
      root: z.optional(
        localPath("The folder that its documents are below, where its own place does not say so."),
      ),
    }),
    z
      .looseObject({
        type: z.literal("npm"),
        package: text,
        version: text,
        integrity: z.string().check(z.regex(/^sha512-[A-Za-z0-9+/]{86}==$/)),
        path: innerPath,
      })
      .check(z.refine((found) => isRequest(`npm:${found.package}@${found.version}`))),
    z.looseObject({
      type: z.literal("git"),
      url: text.check(z.refine((url) => isRequest(`git+${url}`, url))),
      commit: z.string().check(z.regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/)),
      ref: z.optional(text),
      path: innerPath,
    }),
    z.looseObject({
      type: z.literal("https"),
      url: text.check(z.refine((url) => isRequest(url, url))),
      sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    }),
  ]);

  const file = z.looseObject({
    target: z
      .enum(["claude", "document"])
      .check(z.meta({ description: "The agent itself, or a document that it reads." })),
    sha256: hash,
  });

  const grant = z.looseObject({
    rule: described("The rule that would refuse the file."),
    sha256: hash.check(z.meta({ description: "The upstream text that it was granted to." })),
  });

  const entry = z.looseObject({
    requested: described("What was asked for."),
    resolved: resolved.check(z.meta({ description: "What that was at the time." })),
    upstream: hash.check(z.meta({ description: "The text as it was published." })),
    upstreamName: z.optional(
      z.string().check(
        z.meta({
          description: "Its name there, whatever it is, where it was installed under another.",
        }),
      ),
    ),
    files: z.record(innerPath, file).check(
      z.refine((files) =>
        Object.entries(files).every(
          ([path, { target }]) => target === "claude" || isDocumentPath(path),
        ),
      ),
      z.meta({ description: "What was written, relative to the lock file." }),
    ),
    dependencies: z
      .array(name)
      .check(z.meta({ description: "Agents that came along with this one." })),
    auto: z.boolean().check(z.meta({ description: "It came along with another one." })),
    grants: z.optional(z.array(grant)),
  });

  return z
    .looseObject({
      lockfileVersion: z.literal(1),
      agents: z.record(name, entry).check(z.refine(ownFiles)),
    })
    .check(
      z.meta({ title: "install-agent.lock.json", description: "Version 1 of the lock file." }),
    );
}

/** What a lock names must be what somebody could have asked for; `url` is what has to come of it. */
function isRequest(request: string, url?: string): boolean {
  const parsed = parseSpec(request);
  if ("problem" in parsed) return false;
  const { spec } = parsed;
  if (url === undefined) return spec.type === "npm" && !("agent" in spec);
  return (spec.type === "git" || spec.type === "https") && spec.url === url && !("ref" in spec);
}

type Targets = Readonly<Record<string, { readonly target: string }>>;

/** An agent has one file of its own, which is named after it. */
function ownFiles(agents: Readonly<Record<string, { readonly files: Targets }>>): boolean {
  return Object.entries(agents).every(([agent, { files }]) =>
    Object.entries(files).every(
      ([path, { target }]) =>
        target === "document" || path.replace(/^\.claude\//, "") === `agents/${agent}.md`,
    ),
  );
}
