// Every test has an emulator, ports and devices of its own, and mostly waits: for a backoff, for a
// poll. So more of them run at a time than there are cores.
[assembly: Parallelize(Scope = ExecutionScope.MethodLevel, Workers = 12)]
