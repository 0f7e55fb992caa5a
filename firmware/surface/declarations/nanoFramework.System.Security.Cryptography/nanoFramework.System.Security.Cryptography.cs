using System.Reflection;

[assembly: AssemblyVersion("1.0.38.0")]

namespace System.Security.Cryptography
{
    public class HMACSHA256
    {
        internal extern HMACSHA256();

        public static extern byte[] HashData(byte[] key, byte[] source);
    }
}
