import { describe, expect, test } from "vitest";
import { classifyModel, recognisesModel } from "../../src/client/models.ts";

// Observed on 2.1.330: an unrecognised model leaves a mark when an agent with it starts.
describe("recognised", () => {
  test.for([
    "sonnet",
    "OPUS",
    "haiku",
    "fable",
    "best",
    "opusplan",
    "inherit",
    "sonnet[1m]",
    "SONNET[1M]",
    "haiku[1m]",
    "best[1m]",
    "opusplan[1m]",
    "opus [1m]",
    "claude-opus-4",
    "claude-opus-4-0",
    "claude-opus-4-8",
    "claude-opus-5",
    "claude-opus-5-0",
    "claude-opus-5-5",
    "claude-sonnet-4-6",
    "claude-sonnet-4.5",
    "claude-haiku-4-5",
    "claude-haiku-5-5",
    "claude-fable-5-1",
    "claude-mythos-5-2",
    "claude-3-opus",
    "claude-3-0-opus",
    "claude-3.0-opus",
    "claude-3-haiku-20240307",
    "claude-3-5-sonnet-latest",
    "claude-3.5-haiku",
    "claude-3-7-sonnet-20250219",
    "claude-3-opus5",
    "CLAUDE-OPUS-5-5",
    "claude-sonnet-4-5-20250929",
    "claude-sonnet-4-5-latest",
    "claude-sonnet-4-5@20250929",
    "claude-opus-5-5[1m]",
    "claude-opus-5-5 # x",
    "claude-opus-5-5,haiku",
    "claude-opus-5x",
    "claude-opus-5_5",
    "claude-opus-5-123",
    "claude-opus-5-2026",
    "claude-opus-5-5-5",
    "claude-opus-5--5",
    "claude-opus-4-x-9",
    "claude-opus-5-9-claude-opus-5",
    "fooclaude-opus-5",
    "anthropic/claude-sonnet-4.5",
    "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
    "publishers/anthropic/models/claude-sonnet-4-5",
    "arn:aws:bedrock:us-east-1:1:application-inference-profile/abc",
  ])("%s", (id) => {
    expect(recognisesModel(id)).toBe(true);
  });
});

describe("not recognised", () => {
  test.for([
    "",
    "default",
    "inherit[1m]",
    "mythos",
    "sonnet[2m]",
    "opus[1m]x",
    "[1m]",
    "claude",
    "claude-",
    "claude-3",
    "claude-2.1",
    "claude-instant-1.2",
    "claude-opus",
    "claude-opus-latest",
    "claude-opus-x",
    "claude-opus-0",
    "claude-opus-4-9",
    "claude-opus-4-9-1",
    "claude-opus-4-10",
    "claude-opus-5.9",
    "claude-opus-5-20",
    "claude-opus-55",
    "claude-opus-9-9",
    "claude-opus5.5",
    "claude--opus-5",
    "claude_opus_5_5",
    "claude.opus.5",
    "claude-sonnet-3-5",
    "claude-sonnet-6",
    "claude-haiku-3",
    "claude-haiku-4",
    "claude-haiku-5",
    "claude-fable-4",
    "claude-4-sonnet",
    "claude-4.5-sonnet",
    "claude-3-6-sonnet",
    "claude-3-5-opus",
    "claude-3-opusx",
    "claude-3-5-sonnetx",
    "claude-3_5-sonnet",
    "claude-constructor-5",
    "sonnet-4-5",
    "opus5",
    "sonet",
    "sonnets",
    "my-opus",
    "gpt-4o",
    "Claude Sonnet 4.5",
    "sonnet, haiku",
    "us.anthropic.claude-foo-v1",
    "anthropic.claude-v2:1",
    "arn:aws:bedrock:us-east-1:1:inference-profile/abc",
    "ARN:AWS:BEDROCK:us-east-1:1:APPLICATION-INFERENCE-PROFILE/abc",
  ])("%j", (id) => {
    expect(recognisesModel(id)).toBe(false);
  });
});

describe("what is said of it", () => {
  test.for([
    ["claude-sonnet-6", "known"],
    ["claude-opus-5-6", "known"],
    ["us.anthropic.claude-foo-v1", "known"],
    ["arn:aws:bedrock:us-east-1:1:inference-profile/abc", "known"],
    ["claude-opus-4-9", "unknown"],
    ["claude-haiku-3", "unknown"],
    ["gpt-4o", "unknown"],
  ] as const)("%s is %s", ([id, kind]) => {
    expect(classifyModel(id).kind).toBe(kind);
  });

  test.for([
    ["sonet", "sonnet"],
    ["default", "inherit"],
    ["inherit[1m]", "inherit"],
    ["haiku-4.5", "claude-haiku-4-5"],
    ["claude-4-sonnet", "claude-sonnet-4"],
    ["claude-4-5-haiku", "claude-haiku-4-5"],
    ["Claude Sonnet 4.5", "claude-sonnet-4-5"],
    ["Claude Opus", "opus"],
    ["opus-latest", "opus"],
    ["claude-sonnet-3-5", undefined],
    ["sonnet, haiku", undefined],
    ["mythos", undefined],
    ["gpt-4o", undefined],
  ] as const)("%s was meant as %s", ([id, near]) => {
    expect(classifyModel(id)).toEqual({ kind: "unknown", ...(near && { near }) });
  });

  // The client sends a current model in place of these.
  test.for([
    ["claude-opus-4-0", undefined],
    ["CLAUDE-OPUS-4-0[1m]", undefined],
    ["claude-opus-4-20250514", undefined],
    ["claude-opus-4", "2026-06-15"],
    ["claude-sonnet-4-0", "2026-06-15"],
    ["claude-3-7-sonnet-20250219", "2026-02-19"],
    ["claude-opus-5-5", undefined],
  ] as const)("%s retires on %s", ([id, date]) => {
    const found = classifyModel(id);
    expect(found.kind === "known" ? found.retirement?.date : "unknown").toBe(date);
  });
});
