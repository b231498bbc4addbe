#!/usr/bin/env node
import { run } from "../cli/agentlint.ts";
import { cacheCompiledCode, processIo } from "./process-io.ts";

cacheCompiledCode();
// The exit code is set and not forced, so that a slow reader still gets all of the output.
void run(processIo(import.meta.dirname)).then((code) => (process.exitCode = code));
