import { pathToFileURL } from "node:url";
import { join } from "node:path";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, openBrowser } from "../support/browser.ts";
import { runAgentlint } from "../support/run.ts";
import { agent, tree } from "../support/tree.ts";
import { everything, hostile } from "./roster.ts";

/* The page in a real browser. Where there is none these tests are skipped, and the runner says so. */

let browser: Browser;

interface Opened {
  readonly page: Page;
  /** Everything that went wrong or left the page. */
  readonly noise: readonly string[];
}

interface OpenOptions {
  readonly theme?: "light" | "dark";
  readonly width?: number;
  readonly height?: number;
  readonly scripts?: boolean;
}

async function open(
  files: Readonly<Record<string, string>>,
  { theme = "light", width = 1200, height = 800, scripts = true }: OpenOptions = {},
): Promise<Opened> {
  const cwd = await tree(files);
  const file = join(cwd, "graph.html");
  const { code } = await runAgentlint(["graph", "--format", "html", "--output-file", file], {
    cwd,
  });
  expect(code).toBe(0);
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    javaScriptEnabled: scripts,
  });
  const page = await context.newPage();
  const noise: string[] = [];
  page.on("console", (message) => noise.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => noise.push(error.message));
  page.on("dialog", (dialog) => noise.push(dialog.message()));
  const url = pathToFileURL(file).href;
  page.on("request", (request) => {
    if (request.url() !== url) noise.push(request.url());
  });
  await page.goto(url);
  return { page, noise };
}

const node = (page: Page, name: string) =>
  page.locator("#graph .node", { has: page.locator(`.name:text-is("${name} ")`) }).first();
const classes = async (page: Page, name: string) => (await node(page, name).getAttribute("class"))!;
interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
/** Of every node at once; each question to the browser takes its time. */
const boxesOf = (page: Page) =>
  page.evaluate(
    "[...document.querySelectorAll('#graph .node')].map((node) => node.getBoundingClientRect().toJSON())",
  ) as Promise<readonly Edges[]>;
const trail = (page: Page) => page.locator("#trail li").allTextContents();
const transform = (page: Page) => page.locator("#world").getAttribute("transform");

describe.skipIf(chromiumPath === undefined)("in Chromium", { timeout: 90_000 }, () => {
  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser.close());

  test("pointing at an agent shows what it is, and lets go again", async () => {
    const { page, noise } = await open(everything);
    await node(page, "builder").hover();
    const card = page.locator("#card");
    await expect.poll(() => card.isVisible()).toBe(true);
    const text = (await card.textContent())!;
    for (const part of [
      "builder",
      "Does builder",
      "Read",
      "Problems2 warnings",
      ".claude/agents/builder.md",
    ]) {
      expect(text).toContain(part);
    }
    expect(await classes(page, "planner")).toContain("near");
    expect(await classes(page, "reviewer")).not.toContain("near");
    await page.mouse.move(5, 790);
    await expect.poll(() => card.isVisible()).toBe(false);
    expect(noise).toEqual([]);
  });

  test("clicking follows the flow, and the way can be gone back", async () => {
    const { page, noise } = await open(everything);
    await node(page, "planner").click();
    expect(await classes(page, "planner")).toContain("current");
    expect(await page.locator("article.current h2").textContent()).toBe("planner");
    await node(page, "builder").click();
    await page.locator('article.current .ties a:has-text("tester")').click();
    expect(await trail(page)).toEqual(["planner", "→builder", "=tester"]);
    expect(await page.locator("#graph .edge.near").count()).toBe(4);
    await page.locator("#trail button").first().click();
    expect(await trail(page)).toEqual(["planner"]);
    await page.locator('#list a:has-text("writer")').click();
    expect(await trail(page)).toEqual(["writer"]);
    expect(await page.locator("article.current .state").textContent()).toContain("not valid YAML");
    expect(await page.locator("article.current dt").allTextContents()).toEqual([
      "Problems",
      "File",
    ]);
    const stage = (await page.locator("#graph").boundingBox())!;
    await page.mouse.click(stage.x + 3, stage.y + stage.height - 3);
    expect(await trail(page)).toEqual([]);
    expect(await page.locator("#graph.looking").count()).toBe(0);
    expect(noise).toEqual([]);
  });

  test("everything can be done with keys", async () => {
    const { page, noise } = await open(everything);
    await page.keyboard.press("/");
    expect(await page.evaluate("document.activeElement.id")).toBe("search");
    await page.keyboard.type("writes nothing of the kind");
    expect(await page.locator("#nothing").isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    await page.keyboard.type("general");
    expect(await page.locator("#list li:visible").allTextContents()).toHaveLength(1);
    await page.keyboard.press("Enter");
    expect(await trail(page)).toEqual(["general-purpose"]);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    expect(await trail(page)).toEqual([]);

    await page.locator("#graph .node[tabindex='0']").focus();
    const focused = () => page.evaluate("document.activeElement.textContent");
    const seen = new Set<unknown>([await focused()]);
    for (const key of [
      "Home",
      "ArrowRight",
      "ArrowDown",
      "ArrowLeft",
      "ArrowUp",
      "End",
      "ArrowUp",
    ]) {
      await page.keyboard.press(key);
      seen.add(await focused());
    }
    expect(seen.size).toBeGreaterThan(2);
    expect(await page.locator("#graph .node[tabindex='0']").count()).toBe(1);
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    expect(await trail(page)).toEqual(["builder"]);
    expect(await page.locator("#status").textContent()).toContain("builder selected");
    const before = await transform(page);
    await page.keyboard.press("+");
    expect(await transform(page)).not.toBe(before);
    await page.keyboard.press("0");
    await page.keyboard.press("Escape");
    expect(await trail(page)).toEqual([]);
    expect(noise).toEqual([]);
  });

  test("the picture is zoomed and pulled", async () => {
    const { page, noise } = await open(everything);
    const start = await transform(page);
    await page.mouse.move(300, 400);
    await page.mouse.wheel(0, -300);
    await expect.poll(() => transform(page)).not.toBe(start);
    await page.locator("#fit").click();
    expect(await transform(page)).toBe(start);
    await page.mouse.move(15, 500);
    await page.mouse.down();
    await page.mouse.move(95, 540, { steps: 4 });
    await page.mouse.up();
    expect(await transform(page)).not.toBe(start);
    expect(await trail(page)).toEqual([]);
    expect(noise).toEqual([]);
  });

  test("filters leave out agents and lines", async () => {
    const { page, noise } = await open(everything);
    await page.locator("#filter").selectOption({ label: "writer and its ties" });
    expect(await page.locator("#graph .node:visible").count()).toBe(2);
    expect(await trail(page)).toEqual(["writer"]);
    await page.locator("#filter").selectOption("");
    expect(await page.locator("#graph .node:visible").count()).toBe(9);
    const parallel = page.locator("#graph .edge.parallel:visible");
    expect(await parallel.count()).toBe(3);
    await page.locator("#show-parallel").uncheck();
    expect(await parallel.count()).toBe(0);
    expect(noise).toEqual([]);
  });

  test("light and dark: as the system says, until somebody chooses", async () => {
    const { page, noise } = await open(everything, { theme: "dark" });
    const paper = () => page.evaluate("getComputedStyle(document.body).backgroundColor");
    const dark = await paper();
    await page.emulateMedia({ colorScheme: "light" });
    const light = await paper();
    expect(light).not.toBe(dark);
    await page.locator("#theme").click();
    expect(await paper()).toBe(dark);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.locator("#theme").click();
    expect(await paper()).toBe(light);
    expect(noise).toEqual([]);
  });

  test.for([
    { theme: "light", width: 1200 },
    { theme: "dark", width: 1200 },
    { theme: "light", width: 400 },
  ] as const)("nothing stands in the way of anybody: %j", async (options) => {
    const { page } = await open(everything, options);
    // The page runs no script but its own, so the checker comes in by the back door.
    await page.evaluate(axe.source);
    const violations = async () => {
      const found = (await page.evaluate(
        "axe.run().then(({ violations }) => violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0].html.slice(0, 200)}`))",
      )) as string[];
      return found;
    };
    expect(await violations()).toEqual([]);
    await page.locator('#list a:has-text("builder")').click();
    await page.locator("summary").click();
    expect(await violations()).toEqual([]);
  });

  test("no text of a stranger acts", async () => {
    const { page, noise } = await open(hostile);
    for (const item of await page.locator("#list a").all()) await item.click();
    await node(page, "b").hover();
    await page.locator("#search").fill("<img");
    expect(noise).toEqual([]);
    expect(await page.locator("img, iframe, object, form").count()).toBe(0);
    expect(await page.locator("script").count()).toBe(1);
    expect(await page.title()).toBe("Who works with whom");
  });

  test("a script that got in would not run", async () => {
    const { page, noise } = await open(everything);
    await page.evaluate(
      "document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = true' }))",
    );
    expect(await page.evaluate("window.ran")).toBeUndefined();
    expect(noise.join()).toContain("Content Security Policy");
  });

  test("without scripts it is a picture and a text", async () => {
    const { page, noise } = await open(everything, { scripts: false });
    expect(await page.locator("article:visible").count()).toBe(9);
    expect(await page.locator("#graph .node:visible").count()).toBe(9);
    expect(await page.locator(".controls:visible").count()).toBe(0);
    expect(noise).toEqual([]);
  });

  test("on paper everything is there, in light colours", async () => {
    const { page } = await open(everything, { theme: "dark" });
    await page.locator('#list a:has-text("builder")').click();
    await page.emulateMedia({ media: "print" });
    // The page hears of it with the next frame.
    await expect.poll(() => page.locator("table:visible").count()).toBe(1);
    expect(await page.locator("article:visible").count()).toBe(9);
    expect(await page.locator(".controls:visible, .zoom:visible, #list:visible").count()).toBe(0);
    const box = (await page.locator("#graph").boundingBox())!;
    expect(box.height).toBeGreaterThan(200);
    for (const { left, right } of await boxesOf(page)) {
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(1200);
    }
  });

  test("sixty agents fit the window, and each can be reached", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => {
        const block = `coordination: {hands_off_to: [agent-${(at * 7 + 1) % 60}, agent-${Math.floor(at / 4)}]}`;
        return [`.claude/agents/${at}.md`, agent(`agent-${at}`, block)];
      }),
    );
    const { page, noise } = await open(many);
    const stage = (await page.locator("#graph").boundingBox())!;
    for (const { left, top, right, bottom } of await boxesOf(page)) {
      expect(left).toBeGreaterThanOrEqual(stage.x);
      expect(top).toBeGreaterThanOrEqual(stage.y);
      expect(right).toBeLessThanOrEqual(stage.x + stage.width);
      expect(bottom).toBeLessThanOrEqual(stage.y + stage.height);
    }
    await page.locator('#list a:has-text("agent-59")').click();
    const { height } = (await node(page, "agent-59").boundingBox())!;
    expect(height).toBeGreaterThan(15);
    expect(noise).toEqual([]);
  });
});
