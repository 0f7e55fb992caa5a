using System.Collections;
using MSTestCollectionAssert = Microsoft.VisualStudio.TestTools.UnitTesting.CollectionAssert;

namespace nanoFramework.TestFramework
{
    /// <summary>nanoFramework's assertions on collections, done by MSTest's.</summary>
    public static class CollectionAssert
    {
        public static void AreEqual(
            ICollection expected, ICollection actual, string message = "") =>
            MSTestCollectionAssert.AreEqual(expected, actual, message);
    }
}
