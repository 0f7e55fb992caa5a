namespace Unrunnable
{
    public class Overflow
    {
        public static int Adds(int a, int b) => checked(a + b);

        public static uint Subtracts(uint a, uint b) => checked(a - b);

        public static long Multiplies(long a, long b) => checked(a * b);

        public static byte Narrows(int a) => checked((byte)a);
    }
}
