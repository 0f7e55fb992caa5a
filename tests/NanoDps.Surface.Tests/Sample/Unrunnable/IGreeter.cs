namespace Unrunnable
{
    public interface IGreeter
    {
        string Name();

        string Greet() => "hello " + Name();
    }
}
