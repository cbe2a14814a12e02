// Loaded into every server that a script starts: when the script is gone, even by SIGKILL, so is the server.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// The channel alone must not keep a server alive that wants to end.
process.channel?.unref();
