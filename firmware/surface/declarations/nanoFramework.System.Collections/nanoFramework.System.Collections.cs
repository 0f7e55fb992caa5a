using System.Reflection;

[assembly: AssemblyVersion("1.5.75.0")]

namespace System.Collections
{
    public class Queue
    {
        public extern Queue();

        public virtual extern int Count { get; }

        public virtual extern object Dequeue();

        public virtual extern void Enqueue(object obj);
    }

    public class Hashtable
    {
        public extern Hashtable();

        public extern object this[object key] { get; set; }
    }
}
