/** A request for agents, as a value. */
export type Spec =
  | { readonly type: "catalog"; readonly name: string }
  | { readonly type: "path"; readonly path: string; readonly agent?: string }
  /** `range` is a version, a range or a dist-tag. */
  | {
      readonly type: "npm";
      readonly package: string;
      readonly range?: string;
      readonly agent?: string;
    }
  /** `path` leads to one file of the repository. */
  | {
      readonly type: "git";
      readonly url: string;
      readonly ref?: string;
      readonly agent?: string;
      readonly path?: string;
    }
  | { readonly type: "https"; readonly url: string };

/** `problem` completes "<request>: …"; it repeats nothing of the request. */
export type SpecResult = { readonly spec: Spec } | { readonly problem: string };
