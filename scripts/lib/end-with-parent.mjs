// Preloaded into every server that a script starts: the server ends when the script ends, even by SIGKILL.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// The IPC channel must not keep the server alive.
process.channel?.unref();
