using System;
using System.Runtime.CompilerServices;

namespace nanoFramework.TestFramework
{
    /// <summary>nanoFramework's attribute, seen by MSTest as its own.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class TestMethodAttribute
        : Microsoft.VisualStudio.TestTools.UnitTesting.TestMethodAttribute
    {
        // MSTest takes the place of the test from its base's caller, which would be this line.
        public TestMethodAttribute(
            [CallerFilePath] string callerFilePath = "",
            [CallerLineNumber] int callerLineNumber = -1)
            : base(callerFilePath, callerLineNumber)
        {
        }
    }
}
