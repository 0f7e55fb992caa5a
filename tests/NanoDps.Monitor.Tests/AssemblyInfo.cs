using System.Runtime.Versioning;

// Pseudo-terminals stand in for serial ports.
[assembly: SupportedOSPlatform("linux")]

[assembly: Parallelize(Workers = 2, Scope = ExecutionScope.MethodLevel)]
