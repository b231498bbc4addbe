import { expect, test } from "vitest";
import { clientPage } from "./client-page.ts";
import { fieldsPage } from "./fields-page.ts";

const at = (path: string) => new URL(`../../docs/${path}`, import.meta.url).pathname;

test("docs/fields.md is the table of fields", async () => {
  await expect(fieldsPage()).toMatchFileSnapshot(at("fields.md"));
});

test("docs/client.md is the facts", async () => {
  await expect(clientPage()).toMatchFileSnapshot(at("client.md"));
});
