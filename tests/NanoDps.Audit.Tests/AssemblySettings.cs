// Every test has ports and processes of its own.
[assembly: Parallelize(Scope = ExecutionScope.MethodLevel)]
