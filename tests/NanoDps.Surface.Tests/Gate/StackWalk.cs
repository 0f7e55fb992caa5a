using Mono.Cecil;
using Mono.Cecil.Cil;

namespace NanoDps.Surface.Tests.Gate;

/// <summary>
/// Walks a method's instructions with an abstract stack. Paths that join add up, and so does all
/// that is ever stored in a variable; the second of two passes sees what a loop carried back.
/// </summary>
/// <param name="body">The method.</param>
/// <param name="mark">The mark that an instruction puts on the value it pushes, or null.</param>
/// <param name="onCall">Told of each call and its arguments, the instance first.</param>
internal sealed class StackWalk(
    MethodBody body,
    Func<Instruction, string?> mark,
    Action<Instruction, IReadOnlyList<StackValue>> onCall)
{
    private readonly Dictionary<object, StackValue> _variables = [];
    private readonly Dictionary<Instruction, StackValue[]> _joins = [];
    private List<StackValue> _stack = [];
    private bool _reached;

    public void Run()
    {
        for (int pass = 0; pass < 2; pass++)
        {
            foreach (ExceptionHandler handler in body.ExceptionHandlers)
            {
                Enter(handler);
            }

            _stack = [];
            _reached = true;
            foreach (Instruction instruction in body.Instructions)
            {
                Join(instruction);
                Step(instruction);
            }
        }
    }

    private void Enter(ExceptionHandler handler)
    {
        bool hasException =
            handler.HandlerType is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter;
        _joins[handler.HandlerStart] = hasException ? [new StackValue()] : [];
        if (handler.FilterStart is not null)
        {
            _joins[handler.FilterStart] = [new StackValue()];
        }
    }

    private void Join(Instruction instruction)
    {
        if (!_joins.TryGetValue(instruction, out StackValue[]? incoming))
        {
            _stack = _reached ? _stack : [];
        }
        else if (!_reached)
        {
            _stack = [.. incoming];
        }
        else
        {
            Merge(_stack, incoming);
        }

        _reached = true;
    }

    private void Step(Instruction instruction)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Dup:
                _stack.Add(_stack[^1]);
                return;
            case Code.Stelem_Ref:
                StackValue[] store = Pop(3);
                store[0].Add(store[2]);
                return;
            case Code.Castclass or Code.Isinst:
                return;
        }

        if (StackEffect.LoadedVariable(instruction, body) is { } loaded)
        {
            _stack.Add(Variable(loaded));
            return;
        }

        StackValue[] popped = Pop(StackEffect.Pops(instruction, body, _stack.Count));
        if (StackEffect.StoredVariable(instruction, body) is { } stored)
        {
            Variable(stored).Add(popped[0]);
        }

        if (instruction.Operand is MethodReference)
        {
            onCall(instruction, popped);
        }

        Push(instruction);
        Branch(instruction);
    }

    private void Push(Instruction instruction)
    {
        for (int i = StackEffect.Pushes(instruction); i > 0; i--)
        {
            var value = new StackValue();
            if (mark(instruction) is { } name)
            {
                value.Marks.Add(name);
            }

            _stack.Add(value);
        }
    }

    private void Branch(Instruction instruction)
    {
        Instruction[] targets = instruction.Operand switch
        {
            Instruction one => [one],
            Instruction[] many => many,
            _ => [],
        };
        foreach (Instruction target in targets)
        {
            if (_joins.TryGetValue(target, out StackValue[]? waiting))
            {
                Merge(_stack, waiting);
            }

            _joins[target] = [.. _stack];
        }

        _reached = instruction.OpCode.FlowControl
            is not (FlowControl.Branch or FlowControl.Return or FlowControl.Throw);
    }

    private static void Merge(List<StackValue> stack, StackValue[] incoming)
    {
        for (int i = 0; i < Math.Min(stack.Count, incoming.Length); i++)
        {
            if (stack[i] != incoming[i])
            {
                stack[i].Add(incoming[i]);
            }
        }
    }

    private StackValue[] Pop(int count)
    {
        StackValue[] values = [.. _stack[^count..]];
        _stack.RemoveRange(_stack.Count - count, count);
        return values;
    }

    private StackValue Variable(object key)
    {
        if (!_variables.TryGetValue(key, out StackValue? value))
        {
            _variables[key] = value = new StackValue();
        }

        return value;
    }
}
