using Microsoft.VisualStudio.TestTools.UnitTesting;

// They read the same files and change none.
[assembly: Parallelize(Scope = ExecutionScope.MethodLevel)]
