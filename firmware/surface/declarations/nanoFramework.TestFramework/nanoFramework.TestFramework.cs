using System;
using System.Reflection;

[assembly: AssemblyVersion("3.0.80.0")]

namespace nanoFramework.TestFramework
{
    public sealed class Assert
    {
        internal extern Assert();

        public static extern void AreEqual(bool expected, bool actual, string message = "");

        public static extern void AreEqual(byte expected, byte actual, string message = "");

        public static extern void AreEqual(char expected, char actual, string message = "");

        public static extern void AreEqual(DateTime expected, DateTime actual, string message = "");

        public static extern void AreEqual(double expected, double actual, string message = "");

        public static extern void AreEqual(float expected, float actual, string message = "");

        public static extern void AreEqual(int expected, int actual, string message = "");

        public static extern void AreEqual(long expected, long actual, string message = "");

        public static extern void AreEqual(object expected, object actual, string message = "");

        public static extern void AreEqual(sbyte expected, sbyte actual, string message = "");

        public static extern void AreEqual(short expected, short actual, string message = "");

        public static extern void AreEqual(string expected, string actual, string message = "");

        public static extern void AreEqual(uint expected, uint actual, string message = "");

        public static extern void AreEqual(ulong expected, ulong actual, string message = "");

        public static extern void AreEqual(ushort expected, ushort actual, string message = "");

        public static extern void AreNotEqual(bool notExpected, bool actual, string message = "");

        public static extern void AreNotEqual(byte notExpected, byte actual, string message = "");

        public static extern void AreNotEqual(char notExpected, char actual, string message = "");

        public static extern void AreNotEqual(
            DateTime notExpected, DateTime actual, string message = "");

        public static extern void AreNotEqual(
            double notExpected, double actual, string message = "");

        public static extern void AreNotEqual(float notExpected, float actual, string message = "");

        public static extern void AreNotEqual(long notExpected, long actual, string message = "");

        public static extern void AreNotEqual(int notExpected, int actual, string message = "");

        public static extern void AreNotEqual(
            object notExpected, object actual, string message = "");

        public static extern void AreNotEqual(sbyte notExpected, sbyte actual, string message = "");

        public static extern void AreNotEqual(short notExpected, short actual, string message = "");

        public static extern void AreNotEqual(
            string notExpected, string actual, string message = "");

        public static extern void AreNotEqual(uint notExpected, uint actual, string message = "");

        public static extern void AreNotEqual(ulong notExpected, ulong actual, string message = "");

        public static extern void AreNotEqual(
            ushort notExpected, ushort actual, string message = "");

        public static extern void AreSame(object expected, object actual, string message = "");

        public static extern void IsFalse(bool condition, string message = "");

        public static extern void IsNotNull(object value, string message = "");

        public static extern void IsNull(object value, string message = "");

        public static extern void IsTrue(bool condition, string message = "");
    }

    [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
    public class DataRowAttribute : Attribute
    {
        public extern DataRowAttribute(params object[] methodParameters);
    }

    public class TestClassAttribute : Attribute
    {
        public extern TestClassAttribute();
    }

    public class TestMethodAttribute : Attribute
    {
        public extern TestMethodAttribute();
    }
}
