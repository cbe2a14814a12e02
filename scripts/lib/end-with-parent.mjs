// Loaded into every server that a script starts: when the script is gone, even by SIGKILL, so is the server.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// The IPC channel must not keep the server alive.
process.channel?.unref();
