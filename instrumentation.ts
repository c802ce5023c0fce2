/** Runs once in each server process, before its first request. */
export async function register() {
  if (process.env.NEXT_RUNTIME === "nodejs" && process.env.NEXT_PHASE !== "phase-production-build") {
    const { startUp } = await import("@/server/start-up");
    await startUp();
    const { watchDuePlans } = await import("@/features/reorganisations/commands/carry-out-due");
    watchDuePlans();
    const { watchNotices } = await import("@/features/notices/commands/watch");
    watchNotices();
  }
}
