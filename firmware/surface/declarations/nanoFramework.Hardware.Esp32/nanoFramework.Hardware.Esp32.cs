using System.Reflection;

[assembly: AssemblyVersion("1.6.40.0")]

namespace nanoFramework.Hardware.Esp32
{
    public class Configuration
    {
        internal extern Configuration();

        public static extern void SetPinFunction(int pin, DeviceFunction value);
    }

    public enum DeviceFunction
    {
        COM1_TX = 196864,
        COM1_RX = 196865,
    }

    public class NativeMemory
    {
        internal extern NativeMemory();

        public static extern void GetMemoryInfo(
            MemoryType memType,
            out uint totalSize,
            out uint totalFreeSize,
            out uint largestFreeBlock);

        public enum MemoryType
        {
            All = 0,
        }
    }

    public class Sleep
    {
        internal extern Sleep();

        public static extern WakeupCause GetWakeupCause();

        public enum WakeupCause
        {
        }
    }
}
