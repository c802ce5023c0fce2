import fs from "node:fs";

function parentOf(pid: number) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return null;
  }
}

/**
 * Calls back when the npm that ran this command was killed. npm puts a shell in between, which outlives it,
 * so that without this the app would run on unseen and keep its port.
 */
export function whenNpmIsGone(callback: () => void) {
  if (process.env["npm_lifecycle_event"] === undefined || process.platform !== "linux") return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  if (npm === null || npm <= 1) return;
  const watch = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npm) return;
    clearInterval(watch);
    callback();
  }, 250);
  watch.unref();
}
