import type { CST } from "yaml";
import { composeFlow } from "./compose-flow.ts";
import { composeList } from "./compose-list.ts";
import { composeMap } from "./compose-map.ts";
import { composeAlias, composeScalar } from "./compose-scalar.ts";
import type { Properties } from "./properties.ts";
import { unexpectedToken } from "./reading.ts";
import type { Composed, Reading, Site } from "./reading.ts";

/** Turns a syntax tree of the package into a node, with the rules of the runtime. */
export function composeNode(
  reading: Reading,
  token: CST.Token,
  properties: Properties,
  site: Site | undefined,
): Composed {
  switch (token.type) {
    case "block-map":
      return composeMap(reading, token, properties, site);
    case "block-seq":
      return composeList(reading, token, properties, site);
    case "alias":
      return composeAlias(reading, token, properties, site);
    case "flow-collection":
      return named(reading, properties, composeFlow(reading, token, properties, site));
    case "scalar":
    case "single-quoted-scalar":
    case "double-quoted-scalar":
    case "block-scalar":
      return named(reading, properties, composeScalar(reading, token, properties, site));
    default:
      throw unexpectedToken(token);
  }
}

function named({ anchors }: Reading, properties: Properties, composed: Composed): Composed {
  properties.requireSingle();
  if (properties.anchor !== undefined) anchors.set(properties.anchor, composed.node);
  return composed;
}
