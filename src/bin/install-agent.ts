#!/usr/bin/env node
import { run } from "../cli/install-agent.ts";
import { cacheCompiledCode, processIo } from "./process-io.ts";

cacheCompiledCode();
process.exitCode = await run(processIo(import.meta.url));
