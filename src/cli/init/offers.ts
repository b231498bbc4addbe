import type { PresetName } from "../../lint/levels.ts";
import { HOMEPAGE } from "../../rules/page.ts";
import { jsonText } from "../../text/json.ts";

/** A file that `init` can write, as a path from the folder of the project. */
export interface Offer {
  readonly path: string;
  readonly text: string;
  /** What to put into a file of this name that is there already; absent where that one counts. */
  readonly addition?: string;
}

export const offerNames = ["github", "pre-commit", "claude-hook"] as const;
export type OfferName = (typeof offerNames)[number];

const repository = HOMEPAGE.replace("https://github.com/", "");

export function configOffer(preset: PresetName): Offer {
  const $schema = `${HOMEPAGE}/raw/main/schemas/config.schema.json`;
  return { path: "agentlint.json", text: jsonText({ $schema, extends: preset }) };
}

/** What runs agentlint for a team: in CI, before a commit, or after Claude Code has written a file. */
export function offer(name: OfferName, version: string): Offer {
  switch (name) {
    case "github":
      return { path: ".github/workflows/agentlint.yml", text: workflow(version) };
    case "pre-commit": {
      const repo = [
        `  - repo: ${HOMEPAGE}`,
        `    rev: v${version}`,
        "    hooks:",
        "      - id: agentlint",
        "",
      ].join("\n");
      return { path: ".pre-commit-config.yaml", text: `repos:\n${repo}`, addition: repo };
    }
    case "claude-hook": {
      const hooks = { PostToolUse: [afterWriting(version)] };
      const text = jsonText({ hooks });
      return { path: ".claude/settings.json", text, addition: text };
    }
  }
}

function workflow(version: string): string {
  return `name: agentlint
on: [push, pull_request]
permissions:
  contents: read
jobs:
  agentlint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: ${repository}@v${version}
`;
}

/** What a hook writes to standard error when it exits with 2 is shown to Claude (documentation of hooks). */
function afterWriting(version: string) {
  const agentlint = `npx --yes --package install-agent@${version} agentlint`;
  const command = `${agentlint} check --quiet >&2 || exit 2`;
  return { matcher: "Edit|Write", hooks: [{ type: "command", command }] };
}
