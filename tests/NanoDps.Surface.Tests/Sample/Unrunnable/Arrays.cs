namespace Unrunnable
{
    public class Arrays
    {
        public byte[,] Field;

        public static object Makes() => new int[2, 3];

        public static int Reads(int[,,] cube) => cube[0, 0, 0];

        public static void HoldsOneInAJaggedArray(string[][,] tables)
        {
        }
    }
}
