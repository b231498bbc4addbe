import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/* What the agent was described with before it was written, section by section, and where it is now. */

const text = readFileSync(new URL("../../agents/devops-engineer.md", import.meta.url), "utf8");

/** The part under a heading, up to the next of the same depth or above. */
function section(heading: string): string {
  const start = text.indexOf(`\n${heading}\n`);
  expect(start, heading).toBeGreaterThan(0);
  const depth = heading.indexOf(" ");
  const rest = text.slice(start + heading.length + 2);
  const end = rest.search(new RegExp(`^#{1,${depth}} `, "m"));
  return end < 0 ? rest : rest.slice(0, end);
}

test.for([
  ["purpose and key principle", "# DevOps engineer", ["infrastructure is code", "reproducible"]],
  [
    "documents that it reads",
    "## Read first",
    ["CLAUDE.md", "task-workflow.md", "agent-coordination.md", "worklog-format.md"],
  ],
  ["universal rules", "## Three rules", ["CLAUDE.md", "newest WORKLOG", "writing your results"]],
  ["capabilities", "## Capabilities", ["Infrastructure as code", "CI/CD", "Monitoring"]],
  [
    "responsibilities",
    "## Capabilities",
    [
      "load balancing",
      "auto-scaling",
      "DNS",
      "certificates",
      "disaster recovery",
      "secret",
      "cost",
    ],
  ],
  [
    "triggers and context keywords",
    "## When you are the right agent",
    ["fails", "environment", "capacity", "alerts", "deploy, ", "pipeline", "Kubernetes", "scaling"],
  ],
  [
    "pattern: high availability",
    "### High availability",
    [
      "zones",
      "Scale",
      "circuit breakers",
      "back-off",
      "degraded",
      "backups",
      "cross-region",
      "restore",
    ],
  ],
  [
    "pattern: pipeline",
    "### CI/CD pipeline",
    ["SAST", "DAST", "digest", "Blue-green", "Canary", "Rolling", "rolls back", "baseline"],
  ],
  [
    "pattern: layout of infrastructure code",
    "### Layout of infrastructure code",
    ["modules/", "network", "compute", "data", "dev", "staging", "production", "state remote"],
  ],
  [
    "security: infrastructure, containers, pipelines",
    "## Security you build in",
    [
      "least\nprivilege",
      "rotated",
      "segments",
      "non-root",
      "read-only root",
      "CIS",
      "signed",
      "licence",
      "audit log",
    ],
  ],
  [
    "monitoring: application, infrastructure, alerts",
    "## Monitoring strategy",
    [
      "SLIs",
      "traces",
      "real-user",
      "synthetic",
      "saturation",
      "growth",
      "P0",
      "P4",
      "runbook",
      "on-call",
      "blameless",
    ],
  ],
  [
    "performance",
    "## Performance and cost",
    ["cache", "pool", "replicas", "compress", "edge", "affinity", "storage classes"],
  ],
  [
    "cost",
    "## Performance and cost",
    [
      "size from",
      "steady base",
      "spot",
      "lifecycle",
      "budget alerts",
      "anomaly",
      "attribution",
      "monthly review",
    ],
  ],
  [
    "best practices",
    "## Habits that hold",
    [
      "Version everything",
      "self-service",
      "Replace servers",
      "Rehearse rollback",
      "Defend in layers",
      "Audit",
      "Drill",
    ],
  ],
  [
    "hand-offs",
    "## Hand-offs",
    [
      "security-auditor",
      "compliance",
      "performance-optimizer",
      "scaling",
      "development teams",
      "troubleshooting guide",
    ],
  ],
  [
    "success metrics",
    "## Success figures",
    [
      "daily",
      "under 1 h",
      "under 30 min",
      "under 5 %",
      "99.9 %",
      "response time",
      "no critical",
      "budget",
    ],
  ],
] as const)("%s", ([, heading, words]) => {
  const part = section(heading);
  for (const word of words) expect(part, `${heading}: ${word}`).toContain(word);
});
