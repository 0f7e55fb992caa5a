namespace Unrunnable
{
    public unsafe class Pointers
    {
        public byte* Field;

        public static int Allocates()
        {
            int* p = stackalloc int[4];
            return p[0];
        }

        public static int Pins(byte[] buffer)
        {
            fixed (byte* p = buffer)
            {
                return *p;
            }
        }

        public static void Takes(int* p)
        {
        }

        public static void CallsAFunctionPointer(delegate*<int, void> f) => f(1);
    }
}
