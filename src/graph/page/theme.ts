import { one, root } from "./elements.ts";

/** Light and dark: as the system says, until somebody chooses. */
export function offerTheme(): void {
  const theme = one<HTMLButtonElement>("#theme");
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () =>
    (root.dataset["theme"] ?? (prefersDark.matches ? "dark" : "light")) === "dark";
  const labelTheme = () => (theme.textContent = isDark() ? "Light" : "Dark");
  theme.addEventListener("click", () => {
    root.dataset["theme"] = isDark() ? "light" : "dark";
    labelTheme();
  });
  prefersDark.addEventListener("change", labelTheme);
  labelTheme();
}
