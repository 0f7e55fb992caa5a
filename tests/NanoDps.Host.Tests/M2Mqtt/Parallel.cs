// Most of these tests wait for a second, some for the 30 s of a Connect without an answer; each has
// a device, a client and a broker of its own.
[assembly: Parallelize(Workers = 12, Scope = ExecutionScope.MethodLevel)]
