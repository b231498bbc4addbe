/** Where well-known tools are installed from in this way, by their own documentation. */
const hosts = new Set(
  `sh.rustup.rs get.docker.com bun.sh deno.land astral.sh get.pnpm.io install.python-poetry.org
  get.helm.sh fly.io starship.rs claude.ai raw.githubusercontent.com/Homebrew raw.githubusercontent.com/nvm-sh
  raw.githubusercontent.com/helm deb.nodesource.com rpm.nodesource.com get.k3s.io sdk.cloud.google.com
  get.sdkman.io mise.run mise.jdx.dev install.determinate.systems nixos.org cli.doppler.com
  dl.google.com foundry.paradigm.xyz sh.vector.dev get.volta.sh fnm.vercel.app tailscale.com ollama.com
  railway.app cli.run.pulumi.com get.pulumi.com aka.ms install.duckdb.org dot.net`.split(/\s+/),
);

export function isWellKnown(command: string): boolean {
  const found = /https?:\/\/([^/\s"'`@]{1,253})(\/[^/\s"'`]{0,100})?/.exec(command);
  if (!found) return false;
  const [, host = "", first = ""] = found;
  return hosts.has(host.replace(/^www\./, "")) || hosts.has(`${host}${first}`);
}
