using System.Reflection;

[assembly: AssemblyVersion("1.1.96.0")]

namespace System.IO
{
    public abstract class Stream : MarshalByRefObject
    {
        protected extern Stream();

        public extern void Dispose();
    }
}
