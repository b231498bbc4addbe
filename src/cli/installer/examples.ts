/** Shown below the help of `install-agent`. */
export const mainExamples = `
Examples:
  install-agent list                              see what there is
  install-agent devops-engineer                   put one into this project
  install-agent devops-engineer --with-team       with the agents it works with
  install-agent ./reviewer.md                     from a file or folder
  install-agent npm:@acme/agents#reviewer         from an npm package
  install-agent acme/agents@v2#reviewer           from a repository on GitHub
  install-agent devops-engineer --dry-run         see what it may do first
  install-agent devops-engineer --user            for all your projects
  install-agent update                            bring all up to date, your changes kept
  install-agent restore --frozen                  in CI: exactly what the lock file says

Exit codes: 0 done or nothing to do, 1 something was found (verify, outdated, diff), 2 wrong use or
no such agent, 3 a source, file, folder or the output cannot be read or written, 4 something else
is there or changes clash, 5 refused for safety, 130 cancelled; with 4 and 5 no agent is written`;
