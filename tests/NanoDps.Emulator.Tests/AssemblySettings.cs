// Every test has an emulator and ports of its own; only the test CA is shared.
[assembly: Parallelize(Scope = ExecutionScope.MethodLevel, Workers = 4)]
