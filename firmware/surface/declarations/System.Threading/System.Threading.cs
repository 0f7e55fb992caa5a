using System.Reflection;

[assembly: AssemblyVersion("1.1.52.34401")]

namespace System.Threading
{
    public struct CancellationToken
    {
    }

    public class CancellationTokenSource
    {
        public extern CancellationTokenSource(int millisecondsDelay);

        public extern CancellationToken Token { get; }
    }
}
