/*
 * What makes the page move. It only reads what stands in the document, and never makes markup from text.
 * Nothing is stored and nothing is asked for.
 */
import { nodes, root } from "./elements.ts";
import { listenToKeys } from "./keys.ts";
import { fit } from "./picture.ts";
import { listenToPointers } from "./pointing.ts";
import { roveTo } from "./selection.ts";
import { offerTheme } from "./theme.ts";
import { current } from "./trail.ts";

root.classList.add("js");
listenToKeys();
listenToPointers();
offerTheme();
roveTo(nodes[0]);
fit();
addEventListener("resize", () => {
  if (current() === undefined) fit();
});
