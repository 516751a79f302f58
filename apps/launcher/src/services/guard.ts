// Loaded into every service before its own code. When the launcher is killed the channel to it closes: the service
// then stops too, so that no orphan keeps a port or works on the data folder beside the next start.
const GRACE_MS = 5_000;

process.on('disconnect', () => {
  setTimeout(() => process.exit(1), GRACE_MS).unref();
  process.kill(process.pid, 'SIGTERM');
});
// Listening alone must not keep a finished service alive.
process.channel?.unref();
