namespace Unrunnable
{
    public delegate void Handler<T>(T value);

    public class Box<T>
    {
        public T Value;
    }

    public class Generics
    {
        public Box<int> Field;

        public static T Echo<T>(T value) => value;

        public static void MakesAnInstance() => new Box<string>().Value = "";

        public static void CallsAGenericMethod() => Echo(1);

        public static void TakesAGenericDelegate(Handler<int> handler)
        {
        }

        public static object HasAGenericLocal()
        {
            Box<int>[] boxes = null;
            return boxes;
        }

        public static bool TestsForAGenericType(object o) => o is Box<int>;
    }

    public class Derived : Box<byte>
    {
    }
}
