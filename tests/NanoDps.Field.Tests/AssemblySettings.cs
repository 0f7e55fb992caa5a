// Every test has an emulator and a device of its own, and mostly waits: for a poll, for a backoff.
[assembly: Parallelize(Scope = ExecutionScope.MethodLevel, Workers = 8)]
