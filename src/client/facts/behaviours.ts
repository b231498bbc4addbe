import type { Fact } from "./fact.ts";

/** The oldest client whose reading of a file has been observed. */
export const OLDEST_OBSERVED = "2.1.62";
/** The client that all facts without a version were observed on. */
export const NEWEST_OBSERVED = "2.1.330";
/**
 * The newest client that was held against them and reads nothing otherwise (observed with `verify`:
 * the fixtures as project, user and plugin agents, with the tools of each, and 3,746 published files).
 */
export const NEWEST_COMPARED = "2.1.332";

/**
 * What the client does, by version. Every date was found by bisection over the published versions
 * from 2.1.112 to 2.1.330 unless its source says otherwise.
 */
export const behaviours = {
  "parses-with-bun": {
    since: "2.1.113",
    source: "observed: duplicate keys, merge keys and NUL read differently from 2.1.113 on",
  },
  "rescues-lines": {
    since: "2.1.63",
    source: "observed: absent in 2.1.62, present in 2.1.112; the versions between were not tried",
  },
  "rescue-spares-flow-lists": { since: "2.1.146", source: "observed" },
  "rescue-expands-tabs": { since: "2.1.163", source: "observed" },
  "runs-on-bun-1.4": {
    since: "2.1.181",
    source:
      "observed: values after `? `, block texts whose later lines are indented less, leading tabs " +
      "and numbers as `1-2` read differently from 2.1.181 on",
  },
  "reads-surrogate-pairs": {
    since: "2.1.196",
    source: "observed: two escapes for one character fail in 2.1.195",
  },
  "closes-brackets-anywhere": {
    since: "2.1.302",
    source: "observed: a bracket at the margin after a comma fails in 2.1.301",
  },
  "nul-fails": { since: "2.1.229", source: "observed" },
  "drops-byte-order-mark": { since: "2.1.239", source: "observed; changelog 2.1.239" },
  "reads-underlined-when-to-use": {
    since: "2.1.141",
    source: "observed for plugin agents; `when-to-use` is read in 2.1.112 already",
  },
  "limits-file-size": { since: "2.1.196", source: "observed" },
  "refuses-leading-dash": { since: "2.1.172", source: "observed" },
  "refuses-colon-in-name": { since: "2.1.218", source: "observed" },
  "limits-name-length": { since: "2.1.292", source: "observed" },
  "malformed-hooks-drop-agent": { since: "2.1.257", source: "observed" },
  "refuses-toolless-spawn": { since: "2.1.208", source: "observed; changelog 2.1.208" },
  "drops-search-tools-beside-bash": { since: "2.1.162", source: "observed, native Linux build" },
  "keeps-inherit": { since: "2.1.251", source: "observed" },
  "switches-task-tools-off": { since: "2.1.233", source: "changelog 2.1.233; observed" },
  "starts-in-background": { since: "2.1.198", source: "changelog 2.1.198; observed" },
  "hooks-need-trust": { since: "2.1.218", source: "changelog 2.1.218" },
  "servers-need-trust": { since: "2.1.238", source: "changelog 2.1.238" },
} as const satisfies Record<string, Fact>;

export type Behaviour = keyof typeof behaviours;

/** Bytes. A file above it is skipped (observed: exactly this size loads). */
export const MAX_FILE_SIZE = 1_048_576;
/** UTF-16 units of an agent's name (observed: 256 loads, 257 does not). */
export const MAX_NAME_LENGTH = 256;
