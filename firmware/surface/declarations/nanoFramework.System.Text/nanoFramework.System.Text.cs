using System.Reflection;

[assembly: AssemblyVersion("1.3.42.0")]

namespace System.Text
{
    public abstract class Encoding
    {
        protected extern Encoding();

        public static extern Encoding UTF8 { get; }

        public virtual extern byte[] GetBytes(string s);

        public virtual extern string GetString(byte[] bytes, int index, int count);
    }
}
