#!/usr/bin/env node
import { run } from "../cli/install-agent.ts";
import { processIo } from "./process-io.ts";

process.exitCode = await run(processIo(import.meta.url));
