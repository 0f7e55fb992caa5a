// Every test has an emulator, ports and a process of its own; only the test CA is shared.
[assembly: Parallelize(Scope = ExecutionScope.MethodLevel)]
