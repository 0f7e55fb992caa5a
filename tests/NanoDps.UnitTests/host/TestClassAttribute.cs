using System;

namespace nanoFramework.TestFramework
{
    /// <summary>nanoFramework's attribute, seen by MSTest as its own.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class TestClassAttribute
        : Microsoft.VisualStudio.TestTools.UnitTesting.TestClassAttribute
    {
    }
}
