import { chmod, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { defaultRegistry } from "../../../src/install/source/npm/default-registry.ts";
import { npmProgram } from "../../../src/install/source/npm/program.ts";
import { ask, envIn } from "../../support/ask.ts";
import { fakeNpm, npmIn } from "../../support/fake-npm.ts";
import { tree } from "../../support/tree.ts";

const address = "https://registry.invalid/npm/";
const says = (text: string) => `console.log(${JSON.stringify(text)})`;

/** What an npm of one script leads to. */
async function answer(script: string, more = {}): Promise<string> {
  const { path } = await fakeNpm(script);
  const env = envIn(await tree({}), { variables: { npm_execpath: path }, ...more });
  const said = await defaultRegistry(env);
  return "failure" in said ? said.failure.message.replace(/^.*: /, "") : said.href;
}

test("npm says which registry it uses", async () => {
  expect(await answer(says(address))).toBe(address);
  expect(await answer(says("https://registry.invalid/npm"))).toBe(address);
  expect(await answer(`console.error("npm warn old"); ${says(address)}`)).toBe(address);
});

test.for<[string, string]>([
  ["process.exitCode = 7", "npm ends with 7"],
  ["", "npm answers with something else than an address"],
  [says("undefined"), "npm answers with something else than an address"],
  [says("http://registry.invalid/"), "npm answers with something else than an address"],
  [says("file:///etc/passwd"), "npm answers with something else than an address"],
  [
    says("https://a.invalid/\nhttps://b.invalid/"),
    "npm answers with something else than an address",
  ],
  ['process.stdout.write("x".repeat(1e6))', "npm answers with something else than an address"],
])("an npm that says %j", async ([script, message]) => {
  expect(await answer(script)).toBe(message);
});

test("an npm that says nothing is not waited for", async () => {
  expect(await answer("setInterval(() => {}, 1000)", { patience: 300 })).toBe(
    "npm does not answer in time",
  );
});

test("npm is told nothing but where things are", async () => {
  const { path } = await fakeNpm(
    `require("node:fs").writeFileSync(__dirname + "/told", JSON.stringify([process.argv.slice(2), process.cwd(), process.env])); ${says(address)}`,
  );
  const root = await tree({ ".npmrc": "registry=https://tree.invalid/", "package.json": "{}" });
  const variables = {
    npm_execpath: path,
    npm_config_registry: "https://user.invalid/",
    NODE_OPTIONS: "--require ./x.js",
    HOME: "/home/u",
    SECRET: "x",
  };
  await defaultRegistry(envIn(root, { variables }));
  const [args, cwd, env] = JSON.parse(await readFile(join(dirname(path), "told"), "utf8"));
  expect(args).toEqual(["config", "get", "registry", "--location=global"]);
  expect(cwd).toBe(dirname(path));
  expect(env).toEqual({
    HOME: "/home/u",
    npm_config_userconfig: join(dirname(path), "no-npmrc-of-a-user"),
    npm_config_globalconfig: join(dirname(path), "no-npmrc-of-all"),
    npm_config_logs_max: "0",
    npm_config_update_notifier: "false",
  });
});

test("no npm of the folder that is worked on is started, nor what only calls itself so", async () => {
  const root = await tree({});
  const home = await tree({});
  const foreign = await npmIn(join(root, "node_modules/npm"), says("https://tree.invalid/"));
  const yarn = await fakeNpm(says("https://yarn.invalid/"), "yarn");
  const started = async (variables: Record<string, string>) =>
    (await npmProgram(envIn(root, { home, variables })))?.args[0];
  const usual = await started({});
  expect(usual).not.toBe(foreign.path);
  for (const path of [
    foreign.path,
    yarn.path,
    "bin/npm-cli.js",
    "/nowhere/npm-cli.js",
    "/bin/sh",
  ]) {
    expect(await started({ npm_execpath: path })).toBe(usual);
  }
  const own = await fakeNpm(says(address));
  expect(await started({ npm_execpath: own.path })).toBe(own.path);
  expect(await foreign.starts()).toBe(0);
});

test("else it is the npm beside Node, else the one on the path", async () => {
  const root = await tree({});
  const machine = await tree({
    "node/bin/node": "",
    "bin/npm": "#!/bin/sh\n",
    "linked/npm": "-> ../node/lib/node_modules/npm/bin/npm-cli.js",
  });
  await chmod(join(machine, "bin/npm"), 0o755);
  const program = (folder: string, node: string) =>
    npmProgram(envIn(root, { variables: { PATH: join(machine, folder) } }), node);
  const nowhere = "/nowhere/bin/node";
  const node = join(machine, "node/bin/node");
  expect(await program("node", nowhere)).toBeUndefined();
  expect(await program("bin", nowhere)).toEqual({
    file: join(machine, "bin/npm"),
    args: [],
    folder: join(machine, "bin"),
  });
  const { path } = await npmIn(join(machine, "node/lib/node_modules/npm"), says(address));
  expect(await program("bin", node)).toMatchObject({ file: process.execPath, args: [path] });
  expect(await program("linked", nowhere)).toMatchObject({ file: process.execPath, args: [path] });
});

test("what a user sees when npm cannot be asked", async () => {
  const { path } = await fakeNpm("process.exitCode = 1");
  expect(await ask(await tree({}), "npm:x", { variables: { npm_execpath: path } })).toEqual([
    "network: no registry is named, and npm does not say which one it uses: npm ends with 1",
    "name it with `registry=` in your .npmrc",
  ]);
});

test("the npm of this machine answers, whatever a project says", async (context) => {
  const root = await tree({ ".npmrc": "registry=https://tree.invalid/", "package.json": "{}" });
  const env = envIn(root, { variables: { PATH: process.env["PATH"] } });
  if (!(await npmProgram(env))) return context.skip("there is no npm here");
  const said = await defaultRegistry(env);
  expect("failure" in said ? said.failure : said.protocol).toBe("https:");
  expect(said).not.toHaveProperty("host", "tree.invalid");
  return undefined;
});

test("it is asked once", async () => {
  const npm = await fakeNpm(says(address));
  const env = envIn(await tree({}), { variables: { npm_execpath: npm.path } });
  await Promise.all([defaultRegistry(env), defaultRegistry(env)]);
  await defaultRegistry({ ...env });
  expect(await npm.starts()).toBe(1);
});
