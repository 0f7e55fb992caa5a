using System;
using System.Threading;

namespace Runnable
{
    public enum Colour
    {
        Red,
        Green,
    }

    public interface INamed
    {
        string Name();
    }

    public readonly struct Point
    {
        public readonly int X;

        public Point(int x) => X = x;
    }

    /// <summary>Everything here runs on the device: nothing of it may be a finding.</summary>
    public sealed class Things : INamed
    {
        private static readonly string[] Names = { "red", "green" };
        private static readonly byte[] Table = { 1, 2, 3, 4, 5, 6, 7, 8 };
        private readonly byte[][] _jagged = new byte[2][];

        public delegate void Changed(int value);

        public event Changed OnChanged;

        public int Count { get; init; }

        public string Name() => Names[Count];

        public string Text(Colour c) => Names[(int)c] + (int)c + $"{Count:X2} {Name(),5}";

        public bool Same(Colour a, Colour b) => a == b && a.Equals(b);

        public object Boxed(Colour c) => c;

        public bool SameBoxed(Colour a, object b) => b.Equals(a);

        public int Sum(in Point p, ref int total, out int last)
        {
            total += p.X + Table[p.X];
            last = total switch { > 3 and < 7 => 1, _ => 2 };
            OnChanged?.Invoke(last);
            return _jagged.Length;
        }

        public void Locks(Action act)
        {
            try
            {
                lock (_jagged)
                {
                    new Thread(() => act()).Start();
                }
            }
            catch (Exception e) when (e.Message == Name())
            {
                Console.WriteLine(e.Message);
            }
        }
    }
}
