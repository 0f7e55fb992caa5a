using System;
using MSTestAssert = Microsoft.VisualStudio.TestTools.UnitTesting.Assert;

namespace nanoFramework.TestFramework
{
    /// <summary>nanoFramework's assertions, its overloads, done by MSTest's.</summary>
    public static class Assert
    {
        public static void AreEqual(bool expected, bool actual, string message = "") =>
            MSTestAssert.AreEqual(expected, actual, message);

        public static void AreEqual(byte expected, byte actual, string message = "") =>
            MSTestAssert.AreEqual(expected, actual, message);

        public static void AreEqual(char expected, char actual, string message = "") =>
            MSTestAssert.AreEqual(expected, actual, message);

        public static void AreEqual(DateTime expected, DateTime actual, string message = "") =>
            MSTestAssert.AreEqual(expected, actual, message);

        public static void AreEqual(double expected, double actual, string message = "") =>
            MSTestAssert.AreEqual(expected, actual, message);

        public static void AreEqual(float expected, float actual, string message = "") =>
            MSTestAssert.AreEqual(expected, actual, message);

        public static void AreEqual(int expected, int actual, string message = "") =>
            MSTestAssert.AreEqual(expected, actual, message);

        public static void AreEqual(long expected, long actual, string message = "") =>
            MSTestAssert.AreEqual(expected, actual, message);

        public static void AreEqual(object expected, object actual, string message = "") =>
            MSTestAssert.AreEqual(expected, actual, message);

        public static void AreEqual(sbyte expected, sbyte actual, string message = "") =>
            MSTestAssert.AreEqual(expected, actual, message);

        public static void AreEqual(short expected, short actual, string message = "") =>
            MSTestAssert.AreEqual(expected, actual, message);

        public static void AreEqual(string expected, string actual, string message = "") =>
            MSTestAssert.AreEqual(expected, actual, message);

        public static void AreEqual(uint expected, uint actual, string message = "") =>
            MSTestAssert.AreEqual(expected, actual, message);

        public static void AreEqual(ulong expected, ulong actual, string message = "") =>
            MSTestAssert.AreEqual(expected, actual, message);

        public static void AreEqual(ushort expected, ushort actual, string message = "") =>
            MSTestAssert.AreEqual(expected, actual, message);

        public static void AreNotEqual(bool notExpected, bool actual, string message = "") =>
            MSTestAssert.AreNotEqual(notExpected, actual, message);

        public static void AreNotEqual(byte notExpected, byte actual, string message = "") =>
            MSTestAssert.AreNotEqual(notExpected, actual, message);

        public static void AreNotEqual(char notExpected, char actual, string message = "") =>
            MSTestAssert.AreNotEqual(notExpected, actual, message);

        public static void AreNotEqual(
            DateTime notExpected, DateTime actual, string message = "") =>
            MSTestAssert.AreNotEqual(notExpected, actual, message);

        public static void AreNotEqual(double notExpected, double actual, string message = "") =>
            MSTestAssert.AreNotEqual(notExpected, actual, message);

        public static void AreNotEqual(float notExpected, float actual, string message = "") =>
            MSTestAssert.AreNotEqual(notExpected, actual, message);

        public static void AreNotEqual(long notExpected, long actual, string message = "") =>
            MSTestAssert.AreNotEqual(notExpected, actual, message);

        public static void AreNotEqual(int notExpected, int actual, string message = "") =>
            MSTestAssert.AreNotEqual(notExpected, actual, message);

        public static void AreNotEqual(object notExpected, object actual, string message = "") =>
            MSTestAssert.AreNotEqual(notExpected, actual, message);

        public static void AreNotEqual(sbyte notExpected, sbyte actual, string message = "") =>
            MSTestAssert.AreNotEqual(notExpected, actual, message);

        public static void AreNotEqual(short notExpected, short actual, string message = "") =>
            MSTestAssert.AreNotEqual(notExpected, actual, message);

        public static void AreNotEqual(string notExpected, string actual, string message = "") =>
            MSTestAssert.AreNotEqual(notExpected, actual, message);

        public static void AreNotEqual(uint notExpected, uint actual, string message = "") =>
            MSTestAssert.AreNotEqual(notExpected, actual, message);

        public static void AreNotEqual(ulong notExpected, ulong actual, string message = "") =>
            MSTestAssert.AreNotEqual(notExpected, actual, message);

        public static void AreNotEqual(ushort notExpected, ushort actual, string message = "") =>
            MSTestAssert.AreNotEqual(notExpected, actual, message);

        public static void AreSame(object expected, object actual, string message = "") =>
            MSTestAssert.AreSame(expected, actual, message);

        public static void IsFalse(bool condition, string message = "") =>
            MSTestAssert.IsFalse(condition, message);

        public static void IsNotNull(object value, string message = "") =>
            MSTestAssert.IsNotNull(value, message);

        public static void IsNull(object value, string message = "") =>
            MSTestAssert.IsNull(value, message);

        public static void IsTrue(bool condition, string message = "") =>
            MSTestAssert.IsTrue(condition, message);
    }
}
