#!/usr/bin/env node
import { run } from "../cli/install-agent.ts";
import { cacheCompiledCode, processIo } from "./process-io.ts";

cacheCompiledCode();
void run(processIo(import.meta.dirname)).then((code) => (process.exitCode = code));
