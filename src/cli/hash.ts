import { getBuiltinModule } from "node:process";

/** As hexadecimal digits. The module behind it is loaded when it is first used. */
export function sha256(text: string): string {
  return getBuiltinModule("node:crypto").createHash("sha256").update(text).digest("hex");
}
